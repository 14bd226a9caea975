import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far colours may be apart, 0 to 1, before pixels count as different; smoothed edges are let pass. */
const THRESHOLD = 0.1;

export interface Comparison {
  /** Pixels that differ; all of them when the pictures have different sizes. */
  readonly different: number;
  /** Share of all pixels, 0 to 1. */
  readonly share: number;
  /** PNG that shows where, unless the sizes differ. */
  readonly picture?: Buffer;
  /** In words, for a failed test. */
  readonly words: string;
}

/** Side of the blocks, in pixels, whose mean colours are compared roughly. */
const BLOCK = 8;
/** How far those may be apart, of 255. */
const BLOCK_APART = 40;

/**
 * Share of blocks, 0 to 1, whose mean colours are far apart; 1 when the sizes differ. Lines of letters drawn by another system come out
 * thicker or thinner, and pixel by pixel all of them differ; what is missing or stands elsewhere differs in its blocks too.
 */
export function compareRoughly(kept: Uint8Array, drawn: Uint8Array): number {
  const [a, b] = [PNG.sync.read(Buffer.from(kept)), PNG.sync.read(Buffer.from(drawn))];
  if (a.width !== b.width || a.height !== b.height) return 1;
  const [columns, rows] = [Math.ceil(a.width / BLOCK), Math.ceil(a.height / BLOCK)];
  const sums = new Float64Array(columns * rows * 3);
  for (let at = 0; at < a.data.length; at++) {
    const [pixel, channel] = [at >> 2, at & 3];
    if (channel === 3) continue;
    const [x, y] = [pixel % a.width, Math.floor(pixel / a.width)];
    const block = (Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)) * 3 + channel;
    sums[block] = (sums[block] ?? 0) + (a.data[at] ?? 0) - (b.data[at] ?? 0);
  }
  const limit = BLOCK_APART * BLOCK * BLOCK;
  return sums.filter((sum) => Math.abs(sum) > limit).length / (columns * rows);
}

/** Compares two PNGs. */
export function comparePictures(kept: Uint8Array, drawn: Uint8Array): Comparison {
  const [a, b] = [PNG.sync.read(Buffer.from(kept)), PNG.sync.read(Buffer.from(drawn))];
  const { width, height } = a;
  if (width !== b.width || height !== b.height) {
    const words = `is ${b.width} × ${b.height} and was ${width} × ${height}`;
    return { different: width * height, share: 1, words };
  }
  const diff = new PNG({ width, height });
  const different = pixelmatch(a.data, b.data, diff.data, width, height, { threshold: THRESHOLD });
  const share = different / (width * height);
  const words = `${different} pixels differ, ${(share * 100).toFixed(3)} %`;
  return { different, share, words, picture: PNG.sync.write(diff) };
}
