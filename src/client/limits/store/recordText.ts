import * as z from 'zod';
import type { LimitRecord } from '../limitRecord';
import { emptyRecord } from '../limitRecord';

const time = z.number().nonnegative();

/** Version 1 of the file. `answered`: the first time, then the distance of each to the one before. */
const stored = z.object({
  version: z.literal(1),
  answered: z.array(time),
  pending: z.array(z.tuple([z.string(), time])),
  closedUntilMs: time,
  limitedAtMs: time,
  rung: z.int().nonnegative(),
  probing: z.boolean(),
  pace: z.number().positive().max(1),
  pacedAtMs: time,
});

/** One line of JSON. */
export function writeRecord(record: LimitRecord): string {
  let before = 0;
  const answered = record.answered.map((at) => {
    const distance = at - before;
    before = at;
    return distance;
  });
  return JSON.stringify({ version: 1, ...record, answered, pending: [...record.pending] });
}

/** @returns `undefined` for a text that is not one of ours. */
export function readRecord(text: string): LimitRecord | undefined {
  const { data } = stored.safeParse(parseJson(text));
  if (data === undefined) return undefined;
  let at = 0;
  const answered = data.answered.map((distance) => (at += distance));
  const { closedUntilMs, limitedAtMs, rung, probing, pace, pacedAtMs } = data;
  return {
    answered,
    pending: new Map(data.pending),
    closedUntilMs,
    limitedAtMs,
    rung,
    probing,
    pace,
    pacedAtMs,
  };
}

/** How long a key rests when its record was lost: the usual window. */
const RECOVERY_MS = 60_000;

/**
 * Stands in for a record that can't be read. Nobody knows what was used, so the key is closed until a minute after the last
 * writing, as if every slot had been taken then; one call probes afterwards.
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
