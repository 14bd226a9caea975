// A window as a process of its own: it sends two messages to a group, and stops at each step until it is told to go on.
import { systemClock } from '../../../../src/base/clock';
import type { DirectoryStore } from '../../../../src/directory/directoryStore';
import { FileStore } from '../../../../src/disk/fileStore';
import { Outbox } from '../../../../src/sending/outbox';
import { RecentSends } from '../../../../src/sending/recentSends';
import { Sending } from '../../../../src/sending/sending';
import type { SendStep } from './sendSteps';

const [folder = ''] = process.argv.slice(2);

async function at(step: SendStep['step']): Promise<void> {
  const on = new Promise<void>((resolve) => {
    process.once('message', () => resolve());
  });
  process.send?.({ step } satisfies SendStep);
  await on;
}

const files = new FileStore(folder);
const store: DirectoryStore = {
  read: (key) => files.read(key),
  async update(key, change) {
    await at('recording');
    await files.update(key, change);
    await at('recorded');
  },
};
const call = async () => {
  await at('call');
  return { code: 0, message_id: 'invented-message' };
};
const sending = new Sending({
  clock: systemClock,
  outbox: new Outbox({ store, clock: systemClock }),
  recentSends: new RecentSends(systemClock),
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
  await sending.run(
    {
      sources: ['one', 'two'].map((text) => ({ kind: 'text', text })),
      target: { kind: 'group', groupId: 'group', name: 'Release crew' },
      appId: 'app',
    },
    {
      target: async () => undefined,
      remedy: async () => undefined,
      confirm: async () => true,
      progress: (_delivery, work) => work(new AbortController().signal, () => undefined),
    },
  );
  await at('ended');
}

void main();
