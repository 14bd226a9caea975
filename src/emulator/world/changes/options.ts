import type { LiveWorld } from '../change';
import { newFileId } from '../ids';
import { STATE } from '../state';
import type { ThreadOrder } from '../world';

export function setThreadOrder(live: LiveWorld, threadOrder: ThreadOrder): void {
  const state = live[STATE];
  if (state.threadOrder === threadOrder) return;
  state.threadOrder = threadOrder;
  live.onWrite?.({ kind: 'thread_order_changed', threadOrder });
}

/**
 * The reference in an answer of a webhook. Nothing is announced: it comes from the world's row of random ids, so that a snapshot
 * goes on where it was taken, but nobody ever sees it again.
 */
export function drawReference(live: LiveWorld): string {
  return newFileId(live[STATE].random);
}
