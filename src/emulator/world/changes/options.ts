import type { LiveWorld } from '../change';
import { newFileId } from '../ids';
import { ANNOUNCE, STATE } from '../state';
import type { ThreadOrder } from '../world';

export function setThreadOrder(live: LiveWorld, threadOrder: ThreadOrder): void {
  const state = live[STATE];
  if (state.threadOrder === threadOrder) return;
  state.threadOrder = threadOrder;
  live[ANNOUNCE]({ kind: 'thread_order_changed', threadOrder });
}

/**
 * Makes the reference in the answer of a webhook. It uses the world's random source, so that ids after it stay reproducible. There is
 * nothing to announce, as the reference isn't kept.
 */
export function drawReference(live: LiveWorld): string {
  return newFileId(live[STATE].random);
}
