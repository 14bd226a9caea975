import { WAIT_LIMIT_MS } from './limits';

/** Between two looks at something that tells nobody when it changes, such as a file. No state is ever inferred from it. */
const LOOK_AGAIN_MS = 50;
/** How long a first try may be without effect before the next; it doubles each time, and so suits any machine. */
const PATIENCE_MS = { often: 1_000, rarely: 15_000 } as const;

type Look<T> = () => Promise<T | undefined | false> | T | undefined | false;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function lookUntil<T>(look: Look<T>, giveUpAt: number): Promise<T | undefined> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() >= giveUpAt) return undefined;
    await pause(LOOK_AGAIN_MS);
  }
}

/**
 * Looks until there is something to see. @returns it.
 * @param what told when it never comes; a function is asked then, and can say what there is instead.
 */
export async function until<T>(what: string | (() => unknown), look: Look<T>): Promise<T> {
  const seen = await lookUntil(look, Date.now() + WAIT_LIMIT_MS);
  if (seen !== undefined) return seen;
  throw new Error(`In ${WAIT_LIMIT_MS / 1000} s: ${typeof what === 'string' ? what : String(await what())}`);
}

/** What an act inside `again` hands to the waits of the browser's driver, each of which would otherwise wait for good for what is gone. */
export interface Patience {
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * Does what may be lost, and does it again while nothing comes of it: the editor draws at will, and takes away menus, hovers and
 * lists that a person then asks for again. Only for what does no harm when it is done twice.
 * @param act what it waits for may be taken away too: with the patience it is given it gives up, which counts as lost.
 * @param lost how easily it is: a click at what stands still rarely is.
 * @returns what `look` saw.
 */
export async function again<T>(
  what: string,
  act: (patience: Patience) => Promise<unknown>,
  look: Look<T>,
  lost: keyof typeof PATIENCE_MS = 'often',
): Promise<T> {
  const giveUpAt = Date.now() + WAIT_LIMIT_MS;
  for (let patience: number = PATIENCE_MS[lost]; ; patience *= 2) {
    await act({ timeout: patience }).catch(onlyGivenUp);
    const seen = await lookUntil(look, Math.min(giveUpAt, Date.now() + patience));
    if (seen !== undefined) return seen;
    if (Date.now() >= giveUpAt) throw new Error(`In ${WAIT_LIMIT_MS / 1000} s: ${what}`);
  }
}

/**
 * Does what can't be done twice, but tried: what is gone before its last step is begun anew. A last step that was performed, and of which
 * the driver then waited for what comes of it, is done.
 */
export async function once(what: string, act: (patience: Patience) => Promise<unknown>): Promise<void> {
  let isDone = false;
  await again(
    what,
    async (patience) => {
      await act(patience).catch((error: unknown) => {
        if (!wasPerformed(error)) throw error;
      });
      isDone = true;
    },
    () => isDone,
  );
}

function onlyGivenUp(error: unknown): void {
  if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
}

/** Whether the log of an action that was given up ends with the action itself. */
function wasPerformed(error: unknown): boolean {
  const log = error instanceof Error ? error.message : '';
  return log.includes('performing ') && log.lastIndexOf('performing ') > log.lastIndexOf('retrying ');
}
