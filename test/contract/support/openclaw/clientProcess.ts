// A process with one `openclaw-seatalk`, as it is published. It talks to the local SeaTalk that the test names, and to the test.
import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { host } from './host';
import type { Beat, Start } from './reports';
import { leadToThisMachine, takeIntervals } from './toThisMachine';

register(pathToFileURL(path.join(__dirname, 'sdkHooks.mjs')));
const beat = takeIntervals();

async function start({ url, channel }: Start): Promise<void> {
  leadToThisMachine(url);
  const { default: entry } = await import('openclaw-seatalk');
  entry.setRuntime(host);
  await entry.plugin.gateway.startAccount({
    cfg: { channels: { seatalk: channel } },
    accountId: 'default',
    runtime: {},
    abortSignal: new AbortController().signal,
    setStatus: () => undefined,
  });
}

process.on('message', (message: Start | Beat) => {
  if (message.kind === 'beat') beat();
  else
    start(message).catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});
process.on('disconnect', () => process.exit());
