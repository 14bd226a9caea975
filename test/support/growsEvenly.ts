import assert from 'node:assert/strict';

/** More than chance adds to the work for each, and far less than work that grows with the square of the number. */
const SLACK = 4;
const TRIES = 2;

/** The least processor time of a few tries, which neither other work on the machine nor a cold start adds to. */
async function leastMicros(work: () => Promise<void>): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

/** Holds that work for `times` as many things takes about that many times as long, on whatever machine. */
export async function growsEvenly(
  times: number,
  { few, many }: { readonly few: () => Promise<void>; readonly many: () => Promise<void> },
): Promise<void> {
  const fewMicros = await leastMicros(few);
  const manyMicros = await leastMicros(many);
  const ratio = manyMicros / fewMicros / times;
  assert.ok(ratio < SLACK, `${manyMicros} µs for ${times} times as many as ${fewMicros} µs were for`);
}
