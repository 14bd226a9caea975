/** How the WebSocket behaves where the platform was seen to behave in more than one way, and the limit of loops. */
export interface DeliverySwitches {
  /** What a register answer says, in seconds. The time-out is enforced. */
  readonly heartbeat: { readonly intervalSec: number; readonly timeoutSec: number };
  /** Whether a successful register answer has a `code`. Live ones were seen without. */
  readonly registerCode: boolean;
  /** When a chat counts as a loop; undefined switches the guard off. */
  readonly loopLimit: LoopLimit | undefined;
}

/** Events raised by bots in one chat for one app, with nothing from a person in between. */
export interface LoopLimit {
  /** At least 1. */
  readonly rounds: number;
  readonly seconds: number;
}

export const defaultSwitches: DeliverySwitches = {
  // As seen live. A bot that pings every interval misses the time-out, which is what many did not expect.
  heartbeat: { intervalSec: 20, timeoutSec: 10 },
  registerCode: false,
  loopLimit: undefined,
};
