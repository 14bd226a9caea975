import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { createEmulator } from './emulator';
import type { SeedChoice } from './seed/seedFile';
import { seedFile, seedJsonSchema } from './seed/seedFile';

const USAGE = `Local SeaTalk

  --port N            port on 127.0.0.1; 0, the default, takes a free one
  --seed WHAT         company (default), empty, or the path of a JSON file
  --random-seed N     another number makes other ids and another company
  --json              print address and credentials as one line of JSON
  --print-seed-schema print the JSON Schema of seed files and end
  --help              this text
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'company' },
    'random-seed': { type: 'string' },
    json: { type: 'boolean', default: false },
    'print-seed-schema': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else if (values['print-seed-schema']) process.stdout.write(`${JSON.stringify(seedJsonSchema(), null, 2)}\n`);
else {
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

async function run(): Promise<void> {
  const port = wholeNumber('--port', values.port);
  const randomSeed = values['random-seed'];
  const emulator = createEmulator({
    seed: readSeed(values.seed),
    ...(randomSeed === undefined ? {} : { randomSeed: wholeNumber('--random-seed', randomSeed) }),
  });
  const { url } = await emulator.start({ port });
  const { app, webhooks, controlToken } = emulator;
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ url, appId: app.appId, appSecret: app.appSecret, signingSecret: app.signingSecret, appName: app.name, botSeatalkId: app.botSeatalkId, webhooks, controlToken })}\n`
      : [
          `The local SeaTalk answers at ${url}`,
          `  app          ${app.name}`,
          `  app id       ${app.appId}`,
          `  app secret   ${app.appSecret}`,
          `  signing      ${app.signingSecret}`,
          ...webhooks.map(
            (webhook) => `  webhook      ${webhook.url}  (${webhook.name}, in ${webhook.groupName})`,
          ),
          `  control      ${url}/_local/state  with the header  x-local-token: ${controlToken}`,
          'Ctrl-C ends it.',
          '',
        ].join('\n'),
  );
  const end = () => void emulator.stop();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

function readSeed(choice: string): SeedChoice {
  if (choice === 'company' || choice === 'empty') return choice;
  const parsed = seedFile.safeParse(JSON.parse(readFileSync(choice, 'utf8')));
  if (!parsed.success) throw new Error(`${choice} is no seed:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option} takes a whole number, not "${text}"`);
  return Number(text);
}
