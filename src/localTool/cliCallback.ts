import type { Clock } from '../base/clock';
import { sleep } from '../base/clock';
import type { RefusalReason } from '../emulator/events/delivery/connection';
import type { Deliveries } from '../emulator/events/delivery/deliveries';

/** Milliseconds before a callback URL that didn't answer is tried again. */
const TRY_AGAIN_MS = 5_000;

/** Ends of {@link cliCallback} that trying again may change: the bot isn't there yet. */
const ABSENT: ReadonlySet<RefusalReason> = new Set(['unreachable', 'no_answer']);

const WORDS: Readonly<Record<RefusalReason, string>> = {
  unreachable: "Can't reach {0}. Trying again until your bot is there.",
  no_answer: "{0} doesn't answer within 5 seconds. Trying again until it does.",
  wrong_answer: '{0} returned a wrong answer. Return HTTP 200 with the seatalk_challenge of the event.',
  verification_running: 'Another verification of {0} is running.',
  internal_error: 'An internal error occurred while verifying {0}.',
  cancelled: 'The verification of {0} was canceled.',
};

export interface CliCallbackParts {
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  /** Ends the trying. */
  readonly signal: AbortSignal;
  /** Says what came of it, a line at a time. */
  readonly say: (line: string) => void;
}

/**
 * Gives an app a callback URL. Tries again while the bot isn't there, as it may be started after the local SeaTalk; says each outcome
 * once.
 */
export async function cliCallback(
  appId: string,
  url: string,
  { deliveries, clock, signal, say }: CliCallbackParts,
): Promise<void> {
  let said: string | undefined;
  while (!signal.aborted) {
    const result = await deliveries.setCallback(appId, url);
    if (signal.aborted) return;
    const line = (result.verified ? 'Events are delivered to {0}' : WORDS[result.reason]).replace('{0}', url);
    if (line !== said) say(line);
    said = line;
    if (result.verified || !ABSENT.has(result.reason)) return;
    await sleep(clock, TRY_AGAIN_MS, signal).catch(() => undefined);
  }
}
