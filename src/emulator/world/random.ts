/** State of a small pseudo-random generator. It is plain data, so that a restored snapshot continues with the same numbers. */
export interface RandomSource {
  value: number;
}

/** A number from 0 up to, but not including, 1. Mulberry32 is fast and good enough for ids and texts, but not for secrets. */
function random(source: RandomSource): number {
  source.value = (source.value + 0x6d2b79f5) | 0;
  let mixed = Math.imul(source.value ^ (source.value >>> 15), 1 | source.value);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** A whole number from `min` to `max`, both included. */
export function randomInt(source: RandomSource, min: number, max: number): number {
  return min + Math.floor(random(source) * (max - min + 1));
}

/** One entry of a list. */
export function pick<T>(source: RandomSource, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random(source) * list.length)] ?? list[0];
}

/** `length` characters of `alphabet`. */
export function randomText(source: RandomSource, alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index++)
    text += alphabet.charAt(randomInt(source, 0, alphabet.length - 1));
  return text;
}
