import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../base/clock';
import { systemClock } from '../../../base/clock';
import { FileStore } from '../../../disk/fileStore';
import type { Emulator, EmulatorOptions } from '../../../emulator/emulator';
import { createEmulator } from '../../../emulator/emulator';
import type { LocalAddress } from '../localAddress';
import { Door } from './door';
import { answersAs } from './doorClient';
import type { SharedState } from './stateFile';
import { claim, release } from './stateFile';

/** How it is started, as this machine's settings say. */
export type LocalSettings = Pick<EmulatorOptions, 'publicUrl' | 'allowedHosts' | 'strict'>;

export interface SharedServerOptions {
  /** Of the profile: one local SeaTalk runs for each. */
  readonly folder: string;
  /** Of the extension. */
  readonly version: string;
  readonly graceMs: number;
  readonly settings: LocalSettings;
  readonly clock?: Clock;
}

/**
 * Starts the local SeaTalk of a profile in this process, filled with a small company, unless one runs already.
 * @param onEnd called once it has stopped; nothing keeps the process from ending then.
 * @returns where it can be reached, whichever process it is in.
 * @throws what keeps it from starting.
 */
export async function serveShared(
  { folder, version, graceMs, settings, clock = systemClock }: SharedServerOptions,
  onEnd: () => void,
): Promise<SharedState> {
  const store = new FileStore(folder);
  const emulator = createEmulator({ seed: 'company', ...settings });
  const { url } = await emulator.start({ port: 0 });
  const token = randomBytes(32).toString('hex');
  let ours: SharedState | undefined;
  const door = new Door({
    token,
    version,
    address: () => addressOf(emulator, url),
    reset: () => emulator.reset(),
    onStop: () => void stop(),
    clock,
    graceMs,
  });
  const warn = ({ name, message }: Error) => door.tell({ tell: 'warning', text: `${name}: ${message}` });
  const close = async () => {
    process.off('warning', warn);
    door.close();
    await emulator.stop();
  };
  const stop = async () => {
    const state = ours;
    ours = undefined;
    if (!state) return;
    // First, so that a window that starts one anew doesn't find this one.
    await release(store, state).catch(() => undefined);
    await close();
    onEnd();
  };
  try {
    const state = { pid: process.pid, port: await door.open(), token, startedAtMs: Date.now() };
    const other = await claim(store, state, answersAs);
    if (other) {
      await close();
      return other;
    }
    ours = state;
  } catch (error) {
    await close();
    throw error;
  }
  emulator.onChange(({ kind }) => {
    if (kind === 'world_replaced') door.tell({ tell: 'replaced' });
  });
  process.on('warning', warn);
  door.expectWindows();
  return ours;
}

function addressOf(emulator: Emulator, url: string): LocalAddress {
  const { app, controlToken, webhooks } = emulator;
  return {
    url,
    appId: app.appId,
    appSecret: app.appSecret,
    signingSecret: app.signingSecret,
    controlToken,
    bot: { name: app.name, seatalkId: app.botSeatalkId },
    webhooks: webhooks.map(({ name, groupName, url: webhook }) => ({ name, groupName, url: webhook })),
  };
}
