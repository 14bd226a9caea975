import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { OptionTable } from '../cli/options';
import { optionLines, takeApart, wholeNumber } from '../cli/options';
import { UsageError } from '../cli/usageError';
import { visible } from '../cli/visible';
import type { EmulatorOptions } from '../emulator/emulator';
import { publicOrigin } from '../emulator/http/servedHosts';
import type { SeedChoice } from '../emulator/seed/seedFile';
import { seedFile } from '../emulator/seed/seedFile';
import { readDeliveryAddress } from '../events/deliveryAddress';

const OPTIONS: OptionTable = {
  port: { value: 'N', text: 'port on 127.0.0.1; 0, the default, picks a free one' },
  seed: { value: 'WHAT', text: 'company (default), empty, or the path of a JSON file' },
  'random-seed': { value: 'N', text: 'another number makes other IDs and another company' },
  callback: {
    value: 'URL',
    text: 'callback URL of the first app. It is verified, and tried again until your bot is there',
  },
  socket: { text: 'the first app gets its events through the WebSocket' },
  'public-url': { value: 'URL', text: 'where clients reach it, for links to media; its host is answered' },
  'allow-host': {
    value: 'NAMES',
    text: 'more hosts to answer as, separated by commas, like host.docker.internal',
  },
  strict: { text: 'reject input that is not documented, instead of accepting it with a remark' },
  json: { text: 'print address and credentials, calls, and events as JSON, one object a line' },
  quiet: { text: 'print address and credentials only' },
  'print-seed-schema': { text: 'print the JSON Schema of seed files and end' },
  help: { text: 'this text' },
  version: { text: 'the version' },
};

/** What `--help` prints. */
export const USAGE = `seatalk-local: SeaTalk on this machine, for bots under development and in tests

  seatalk-local [OPTIONS]   runs until Ctrl+C, and prints a line for each call and each event

${optionLines(OPTIONS)}
Exit codes
  0  ended by Ctrl+C or a signal, or what was asked for was printed
  1  wrong options, a seed that isn't one, or a port that can't be had
`;

/** What the command line asks for. */
export type Asked =
  | { readonly act: 'help' | 'version' | 'schema' }
  | {
      readonly act: 'run';
      readonly emulator: EmulatorOptions;
      readonly port: number;
      readonly callback?: string | undefined;
      readonly isSocket: boolean;
      readonly isJson: boolean;
      readonly isQuiet: boolean;
    };

/** Reads the command line. @throws UsageError for wrong options, Error for a seed that can't be read. */
export function readUsage(args: readonly string[]): Asked {
  const line = takeApart(args, OPTIONS);
  const { values, files } = line;
  const [argument] = files;
  if (argument !== undefined) throw new UsageError(`Unexpected argument "${visible(argument)}".`);
  if (values['help'] === true) return { act: 'help' };
  if (values['version'] === true) return { act: 'version' };
  if (values['print-seed-schema'] === true) return { act: 'schema' };
  const { callback, 'public-url': publicUrl } = values;
  const isSocket = values['socket'] === true;
  if (typeof callback === 'string') checkCallback(callback, isSocket);
  const randomSeed = wholeNumber(line, 'random-seed', undefined);
  return {
    act: 'run',
    port: wholeNumber(line, 'port', 0),
    emulator: {
      seed: readSeed(String(values['seed'] ?? 'company')),
      strict: values['strict'] === true,
      allowedHosts: hostNames(String(values['allow-host'] ?? '')),
      ...(typeof publicUrl === 'string' && { publicUrl: checkedUrl(publicUrl) }),
      ...(randomSeed !== undefined && { randomSeed }),
    },
    ...(typeof callback === 'string' && { callback }),
    isSocket,
    isJson: values['json'] === true,
    isQuiet: values['quiet'] === true,
  };
}

function checkCallback(url: string, isSocket: boolean): void {
  if (isSocket) throw new UsageError('Choose --callback or --socket: an app gets its events in one way.');
  const address = readDeliveryAddress(url);
  if ('problem' in address)
    throw new UsageError(
      `--callback accepts a URL such as http://localhost:3000/callback, not "${visible(url)}".`,
    );
}

function checkedUrl(url: string): string {
  try {
    return publicOrigin(url);
  } catch (error) {
    throw new UsageError(`--public-url: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function hostNames(list: string): string[] {
  const names = list.split(',').filter((name) => name !== '');
  for (const name of names)
    if (!/^[a-z0-9][a-z0-9._-]*$/i.test(name))
      throw new UsageError(`--allow-host accepts names without scheme or port, not "${visible(name)}"`);
  return names;
}

function readSeed(choice: string): SeedChoice {
  if (choice === 'company' || choice === 'empty') return choice;
  const parsed = seedFile.safeParse(jsonIn(choice));
  if (!parsed.success) throw new Error(`${visible(choice)} isn't a seed:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`The seed ${visible(file)} can't be read: ${String(error)}`, { cause: error });
  }
}
