import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { systemClock } from '../base/clock';
import { COMMON_EXIT } from '../cli/exitCode';
import type { OptionTable } from '../cli/options';
import { optionLines, takeApart, wholeNumber } from '../cli/options';
import { UsageError } from '../cli/usageError';
import { visible } from '../cli/visible';
import { readDeliveryAddress } from '../events/deliveryAddress';
import { cliCallback } from './cliCallback';
import { SOCKET_PATH } from '../contract/socketFrames';
import type { Emulator } from './emulator';
import { createEmulator } from './emulator';
import { publicOrigin } from './http/servedHosts';
import type { SeedChoice } from './seed/seedFile';
import { seedFile, seedJsonSchema } from './seed/seedFile';

const OPTIONS: OptionTable = {
  port: { value: 'N', text: 'port on 127.0.0.1; 0, the default, takes a free one' },
  'public-url': { value: 'URL', text: 'where clients reach it, for links to media; its host is answered' },
  'allow-host': {
    value: 'NAMES',
    text: 'more hosts to answer as, separated by commas, like host.docker.internal',
  },
  seed: { value: 'WHAT', text: 'company (default), empty, or the path of a JSON file' },
  'random-seed': { value: 'N', text: 'another number makes other ids and another company' },
  callback: { value: 'URL', text: 'callback URL of the first app, verified and used for its events' },
  strict: { text: 'reject input that is not documented, instead of accepting it with a remark in the log' },
  json: { text: 'print address and credentials as one line of JSON' },
  'print-seed-schema': { text: 'print the JSON Schema of seed files and end' },
  help: { text: 'this text' },
};

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = COMMON_EXIT.failed;
});

/** @throws UsageError, and whatever keeps the local SeaTalk from starting. */
async function run(args: readonly string[]): Promise<void> {
  const line = takeApart(args, OPTIONS);
  const [argument] = line.files;
  if (argument !== undefined) throw new UsageError(`Unexpected argument "${visible(argument)}".`);
  if (line.values['help'] === true) {
    process.stdout.write(`Local SeaTalk\n\n${optionLines(OPTIONS)}`);
    return;
  }
  if (line.values['print-seed-schema'] === true) {
    process.stdout.write(`${JSON.stringify(seedJsonSchema(), null, 2)}\n`);
    return;
  }
  const port = wholeNumber(line, 'port', 0);
  const randomSeed = wholeNumber(line, 'random-seed', undefined);
  const publicUrl = line.values['public-url'];
  const emulator = createEmulator({
    ...(typeof publicUrl === 'string' ? { publicUrl: checkedUrl(publicUrl) } : {}),
    allowedHosts: hostNames(String(line.values['allow-host'] ?? '')),
    seed: readSeed(String(line.values['seed'] ?? 'company')),
    strict: line.values['strict'] === true,
    ...(randomSeed === undefined ? {} : { randomSeed }),
  });
  const callback = line.values['callback'];
  if (typeof callback === 'string') checkCallback(callback);
  const { url } = await emulator.start({ port });
  const shown = { url, ...(typeof publicUrl === 'string' ? { publicUrl: checkedUrl(publicUrl) } : {}) };
  process.stdout.write(line.values['json'] === true ? asJson(emulator, shown) : asText(emulator, shown));
  const ending = new AbortController();
  const end = () => {
    ending.abort();
    void emulator.stop();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (typeof callback !== 'string') return;
  const { deliveries, app } = emulator;
  const { signal } = ending;
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  await cliCallback(app.appId, callback, { deliveries, clock: systemClock, signal, say });
}

function checkCallback(url: string): void {
  const address = readDeliveryAddress(url);
  if ('problem' in address)
    throw new UsageError(
      `--callback takes a URL such as http://localhost:3000/callback, not "${visible(url)}".`,
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
      throw new UsageError(`--allow-host takes names without scheme or port, not "${visible(name)}"`);
  return names;
}

interface Addresses {
  readonly url: string;
  readonly publicUrl?: string;
}

function asJson({ app, webhooks, controlToken }: Emulator, addresses: Addresses): string {
  const { appId, appSecret, signingSecret, name: appName, botSeatalkId } = app;
  const printed = {
    ...addresses,
    appId,
    appSecret,
    signingSecret,
    appName,
    botSeatalkId,
    webhooks,
    controlToken,
  };
  return `${JSON.stringify(printed)}\n`;
}

function asText({ app, webhooks, controlToken }: Emulator, { url, publicUrl }: Addresses): string {
  const lines = [
    `Local SeaTalk is running at ${url}`,
    ...(publicUrl === undefined ? [] : [`  public URL   ${publicUrl}`]),
    `  app          ${app.name}`,
    `  app id       ${app.appId}`,
    `  app secret   ${app.appSecret}`,
    `  signing      ${app.signingSecret}`,
    `  events       ${url.replace('http', 'ws')}${SOCKET_PATH}  or a callback URL`,
    ...webhooks.map((webhook) => `  webhook      ${webhook.url}  (${webhook.name}, in ${webhook.groupName})`),
    `  control      ${url}/_local/state  with the header  x-local-token: ${controlToken}`,
    'Press Ctrl+C to stop it.',
  ];
  return `${lines.join('\n')}\n`;
}

function readSeed(choice: string): SeedChoice {
  if (choice === 'company' || choice === 'empty') return choice;
  const parsed = seedFile.safeParse(JSON.parse(readFileSync(choice, 'utf8')));
  if (!parsed.success) throw new Error(`${choice} is no seed:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
