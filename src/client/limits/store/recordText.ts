import * as z from 'zod';
import type { LimitRecord } from '../limitRecord';
import { emptyRecord } from '../limitRecord';

/** When and where a record was written: what its times are relative to. */
export interface Stamp {
  readonly host: string;
  /** The monotonic clock of that machine. */
  readonly monotonicMs: number;
  /** Milliseconds since the epoch. */
  readonly wallMs: number;
}

const stampLine = z.object({
  version: z.literal(2),
  host: z.string(),
  monotonicMs: z.number(),
  wallMs: z.number(),
});

const time = z.number();

/** `answered`: the first time, then the distance of each to the one before. */
const recordLine = z.object({
  answered: z.array(time),
  pending: z.array(z.tuple([z.string(), time])),
  closedUntilMs: time,
  limitedAtMs: time,
  rung: z.int().nonnegative(),
  probing: z.boolean(),
  pace: z.number().positive().max(1),
  pacedAtMs: time,
});

/** One line of JSON, to stand below that of its stamp. */
export function writeRecord(record: LimitRecord): string {
  let before = 0;
  const answered = record.answered.map((at) => {
    const distance = at - before;
    before = at;
    return distance;
  });
  return JSON.stringify({ ...record, answered, pending: [...record.pending] });
}

/** One line of JSON with its end. */
export function writeStamp(stamp: Stamp): string {
  return `${JSON.stringify({ version: 2, ...stamp })}\n`;
}

/**
 * Reads what {@link writeStamp} and {@link writeRecord} wrote.
 * @param now the record's times are moved to its monotonic clock.
 * @returns `undefined` for a text that is not one of ours.
 */
export function readRecord(text: string, now: Stamp): LimitRecord | undefined {
  const end = text.indexOf('\n');
  const { data: stamp } = stampLine.safeParse(parseJson(text.slice(0, end)));
  const { data } = recordLine.safeParse(parseJson(text.slice(end + 1)));
  if (stamp === undefined || data === undefined) return undefined;
  const shiftMs = now.monotonicMs - stamp.monotonicMs - passedMs(stamp, now);
  let at = shiftMs;
  const answered = data.answered.map((distance) => (at += distance));
  return {
    ...data,
    answered,
    pending: new Map(data.pending.map(([id, grantedAtMs]) => [id, grantedAtMs + shiftMs])),
    closedUntilMs: data.closedUntilMs + shiftMs,
    limitedAtMs: data.limitedAtMs + shiftMs,
    pacedAtMs: data.pacedAtMs + shiftMs,
  };
}

/** How long ago a record was written. In doubt it was a shorter time: then slots are held too long instead of freed too early. */
function passedMs(stamp: Stamp, now: Stamp): number {
  const wallMs = Math.max(0, now.wallMs - stamp.wallMs);
  if (stamp.host !== now.host) return wallMs;
  const monotonicMs = now.monotonicMs - stamp.monotonicMs;
  // Less than nothing: the machine was started since, so at least what it has been running has passed.
  return monotonicMs >= 0 ? monotonicMs : Math.max(now.monotonicMs, wallMs);
}

/** How long a key rests when its record was lost: the usual window. */
const RECOVERY_MS = 60_000;

/**
 * Stands in for a record that can't be read. Nobody knows what was used, so the key is closed until a minute after the last
 * writing, as if every slot had been taken then; one call probes afterwards.
 * @param writtenAtMs on the monotonic clock.
 */
export function lostRecord(writtenAtMs: number): LimitRecord {
  return {
    ...emptyRecord(),
    closedUntilMs: writtenAtMs + RECOVERY_MS,
    limitedAtMs: writtenAtMs,
    probing: true,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
