import type { DirectoryStore } from '../../../directory/directoryStore';

/** Where the running local SeaTalk of this profile can be reached. */
export interface SharedState {
  readonly pid: number;
  /** Of its door, on 127.0.0.1. */
  readonly port: number;
  /** Proves that the program at the port is the one that wrote this. */
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly startedAtMs: number;
}

const KEY = 'local-seatalk';

/** What the file says; the process it names may have died. */
export async function readState(store: Pick<DirectoryStore, 'read'>): Promise<SharedState | undefined> {
  return parse(await store.read(KEY));
}

/**
 * Puts `ours` in the file, unless another process was faster.
 * @param answers whether the local SeaTalk that the file names answers.
 * @returns the one that runs already, else `undefined`: then the file names ours.
 */
export async function claim(
  store: DirectoryStore,
  ours: SharedState,
  answers: (state: SharedState) => Promise<boolean>,
): Promise<SharedState | undefined> {
  for (;;) {
    const found = await readState(store);
    if (found && (await answers(found))) return found;
    let isOurs = false;
    await store.update(KEY, (value) => {
      // Only the one that was seen not to answer is replaced.
      isOurs = (parse(value)?.token ?? found?.token) === found?.token;
      return isOurs ? ours : value;
    });
    if (isOurs) return undefined;
  }
}

/** Takes ours out of the file, if it is still there. */
export async function release(store: DirectoryStore, { token }: SharedState): Promise<void> {
  // Looked at first: the folder may have been deleted meanwhile, and must not come back.
  if ((await readState(store))?.token !== token) return;
  await store.update(KEY, (value) => (parse(value)?.token === token ? undefined : value));
}

function parse(value: unknown): SharedState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, port, token, startedAtMs } = value as Readonly<Record<string, unknown>>;
  return typeof pid === 'number' &&
    typeof port === 'number' &&
    port > 0 &&
    port < 65_536 &&
    typeof token === 'string' &&
    token !== '' &&
    typeof startedAtMs === 'number'
    ? { pid, port, token, startedAtMs }
    : undefined;
}
