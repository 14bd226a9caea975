// A window as a process of its own: it sends messages to a group, and stops at each step until it is told to go on. Each argument after the
// folder is one send, of which the messages are told apart by `|`; all sends are begun at once and wait for their slots.
import { systemClock } from '../../../../src/base/clock';
import type { DirectoryStore } from '../../../../src/directory/directoryStore';
import { FileStore } from '../../../../src/disk/fileStore';
import { Outbox } from '../../../../src/sending/outbox';
import { RecentSends } from '../../../../src/sending/recentSends';
import { Sending } from '../../../../src/sending/sending';
import { WindowSends } from '../../../../src/sending/windowSends';
import type { CallOptions } from '../../../../src/client/call/callOptions';
import type { OutgoingMessage } from '../../../../src/sending/settle';
import type { SendStep } from './sendSteps';

const [folder = '', ...sends] = process.argv.slice(2);

let turn = Promise.resolve();

/** One step at a time, whichever send it belongs to. */
function at(step: SendStep['step'], text?: string): Promise<void> {
  turn = turn.then(async () => {
    const on = new Promise<void>((resolve) => {
      process.once('message', () => resolve());
    });
    process.send?.({ step, ...(text === undefined ? {} : { text }) } satisfies SendStep);
    await on;
  });
  return turn;
}

/** One slot at a time. */
let slot = Promise.resolve();

const files = new FileStore(folder);
const store: DirectoryStore = {
  read: (key) => files.read(key),
  remove: (key) => files.remove(key),
  async update(key, change) {
    await at('recording');
    await files.update(key, change);
    await at('recorded');
  },
};
const call = async ({ message }: { readonly message: OutgoingMessage }, options?: CallOptions) => {
  const before = slot;
  let free = () => {};
  slot = new Promise((resolve) => (free = resolve));
  options?.onQueued?.({ position: 1, nextSlotAtMs: Date.now() + 1_000 });
  await before;
  await options?.beforeRequest?.();
  await at('call', message.tag === 'text' ? message.text.content : '');
  free();
  return { code: 0, message_id: 'invented-message' };
};
const sending = new Sending({
  clock: systemClock,
  outbox: new Outbox({ store, clock: systemClock }),
  recentSends: new RecentSends(systemClock),
  windowSends: new WindowSends(systemClock),
  errorWords: String,
  activeApp: () => ({ id: 'app', name: 'Release bot' }),
  hasWebhooks: () => false,
  threadWords: async () => undefined,
  session: async () => ({
    profile: { id: 'app' },
    client: { sendMessageToGroupChat: call, sendMessageToBotUser: call },
    people: { sent: () => undefined },
    recents: { add: async () => undefined },
    sentCards: { keep: async () => undefined },
  }),
  systemAccounts: () => Promise.reject(new Error('none')),
  webhookUrl: async () => undefined,
  onSent: () => undefined,
  onError: (error) => {
    throw error;
  },
});

async function main(): Promise<void> {
  await Promise.all(
    sends.map((texts) =>
      sending.run(
        {
          sources: texts.split('|').map((text) => ({ kind: 'text', text })),
          target: { kind: 'group', groupId: 'group', name: 'Release crew' },
          appId: 'app',
        },
        {
          target: async () => undefined,
          remedy: async () => undefined,
          confirm: async () => true,
          progress: (_delivery, work) => work(new AbortController().signal, () => undefined),
        },
      ),
    ),
  );
  await at('ended');
}

void main();
