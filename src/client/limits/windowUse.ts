import type { RateWindow } from '../../contract/endpoint';
import type { LimitPriority } from './limitCall';
import type { LimitRecord } from './limitRecord';
import { countUpTo } from './limitRecord';

/** How much of a window may be taken. */
export interface WindowRules {
  /** Part of the platform's limit that is ours, above 0 and up to 1. */
  readonly share: number;
  /** Part of our share kept for interactive calls, 0 up to below 1. */
  readonly reserve: number;
  /** Factor on the share after rejections, above 0 and up to 1. */
  readonly pace: number;
}

/**
 * How long an answered call holds its slot. The platform stamps a call between send and answer, so one window after the answer
 * can't be too early, but for two things: our clock has whole milliseconds only, and while it is being corrected it may run
 * up to 500 ppm fast (the usual bound for slewing).
 */
export function holdMs(window: RateWindow): number {
  return window.windowMs + 1 + Math.ceil(window.windowMs / 2_000);
}

/** Slots of a window that calls of this priority may fill; at least 1. */
export function capacity(window: RateWindow, rules: WindowRules, priority: LimitPriority): number {
  // The small addend: 0.29 * 100 is 28.999999999999996.
  const ours = Math.max(1, Math.floor(window.limit * rules.share * rules.pace + 1e-9));
  if (priority === 'interactive' || ours < 2 || rules.reserve === 0) return ours;
  return ours - Math.max(1, Math.floor(ours * rules.reserve + 1e-9));
}

/** Slots taken at `nowMs`: calls on their way, and those answered less than a window ago. */
export function usedSlots(record: LimitRecord, window: RateWindow, nowMs: number): number {
  return record.pending.size + record.answered.length - countUpTo(record.answered, nowMs - holdMs(window));
}

/** Calls of this priority that fit into every window at `nowMs`; negative when interactive calls fill the reserve. */
export function freeSlots(
  record: LimitRecord,
  windows: readonly RateWindow[],
  rules: WindowRules,
  priority: LimitPriority,
  nowMs: number,
): number {
  let free = Infinity;
  for (const window of windows) {
    free = Math.min(free, capacity(window, rules, priority) - usedSlots(record, window, nowMs));
  }
  return free;
}

/**
 * A moment before which a call with `ahead` others in front of it can't go through `window`, however fast answers come.
 * A slot is freed by the oldest answers first; a call still on its way can be answered now at the earliest.
 */
export function slotAtMs(
  record: LimitRecord,
  window: RateWindow,
  rules: WindowRules,
  priority: LimitPriority,
  ahead: number,
  nowMs: number,
): number {
  const hold = holdMs(window);
  const slots = capacity(window, rules, priority);
  const gone = countUpTo(record.answered, nowMs - hold);
  const answered = record.answered.length - gone;
  const used = answered + record.pending.size;
  // Of the slots to be freed, in order, the one this call waits for.
  let index = ahead - (slots - used);
  let rounds = 0;
  if (index >= used) {
    // Freed by calls that are themselves still waiting: each `slots` of them take another window.
    rounds = Math.floor((index - used) / slots) + 1;
    index -= rounds * slots;
  }
  const freedAt =
    index < 0 ? nowMs : (index < answered ? (record.answered[gone + index] ?? nowMs) : nowMs) + hold;
  return freedAt + rounds * hold;
}
