#!/usr/bin/env node
import { version } from '../../package.json';
import { systemClock } from '../base/clock';
import { COMMON_EXIT } from '../cli/exitCode';
import { UsageError } from '../cli/usageError';
import { createEmulator } from '../emulator/emulator';
import { seedJsonSchema } from '../emulator/seed/seedFile';
import { cliCallback } from './cliCallback';
import { addressJson, addressText, sayWhatHappens } from './printed';
import type { Asked } from './usage';
import { readUsage, USAGE } from './usage';

const say = (text: string) => void process.stdout.write(text);
const complain = (text: string) => void process.stderr.write(`${text}\n`);

// The program that reads the output may stop early, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === 'EPIPE' ? COMMON_EXIT.done : COMMON_EXIT.failed),
);

run(process.argv.slice(2)).catch((error: unknown) => {
  complain(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageError) complain('See `seatalk-local --help`.');
  process.exitCode = COMMON_EXIT.failed;
});

/** @throws UsageError, and whatever keeps the local SeaTalk from starting. */
async function run(args: readonly string[]): Promise<void> {
  const asked = readUsage(args);
  switch (asked.act) {
    case 'help':
      return say(USAGE);
    case 'version':
      return say(`${version}\n`);
    case 'schema':
      return say(`${JSON.stringify(seedJsonSchema(), null, 2)}\n`);
    case 'run':
      return serve(asked);
  }
}

async function serve(asked: Extract<Asked, { act: 'run' }>): Promise<void> {
  const { port, callback, isSocket, isJson, isQuiet } = asked;
  const emulator = createEmulator(asked.emulator);
  const { deliveries, app } = emulator;
  if (isSocket) deliveries.useSocket(app.appId);
  const { url } = await emulator.start({ port });
  const { publicUrl } = asked.emulator;
  const addresses = { url, ...(publicUrl !== undefined && { publicUrl }) };
  say(isJson ? addressJson(emulator, addresses) : addressText(emulator, addresses));
  if (!isQuiet) sayWhatHappens(emulator, { isJson, say });
  const ending = new AbortController();
  const end = () => {
    ending.abort();
    void emulator.stop();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (callback === undefined) return;
  await cliCallback(app.appId, callback, {
    deliveries,
    clock: systemClock,
    signal: ending.signal,
    say: complain,
  });
}
