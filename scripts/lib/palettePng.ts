import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const MAX_COLOURS = 256;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One number a pixel: red, green and blue, 8 bits each. */
  readonly colours: Uint32Array;
}

/**
 * Writes a picture of a browser again with at most 256 colours: a window of an editor has few, and takes a third of the room then.
 * @param png 8 bits a channel, not interlaced, as browsers write it.
 * @throws Error for any other PNG.
 */
export function palettePng(png: Buffer): Buffer {
  const pixels = read(png);
  const palette = mostUsed(pixels.colours);
  const nearest = new Map(palette.map((colour, index) => [colour, index]));
  const indexOf = (colour: number): number => {
    const known = nearest.get(colour);
    if (known !== undefined) return known;
    const found = nearestOf(palette, colour);
    nearest.set(colour, found);
    return found;
  };
  const { width, height, colours } = pixels;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    // The first byte of a row names its filter: none, which suits a palette best.
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf(colours[y * width + x] ?? 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, with a palette.
  header.set([8, 3], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function* chunks(png: Buffer): Generator<readonly [type: string, data: Buffer]> {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG');
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    yield [png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)];
    at += length + 12;
  }
}

function read(png: Buffer): Pixels {
  const all = [...chunks(png)];
  const header = all.find(([type]) => type === 'IHDR')?.[1];
  const [depth, kind, , , interlaced] = header?.subarray(8) ?? [];
  const channels = kind === 2 ? 3 : kind === 6 ? 4 : 0;
  if (!header || depth !== 8 || channels === 0 || interlaced !== 0) throw new Error('An unusual kind of PNG');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const packed = Buffer.concat(all.filter(([type]) => type === 'IDAT').map(([, data]) => data));
  const bytes = unfiltered(inflateSync(packed), width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel++) {
    colours[pixel] = bytes.readUIntBE(pixel * channels, 3);
  }
  return { width, height, colours };
}

/** Undoes the filters of the rows. https://www.w3.org/TR/png-3/#9Filter-types */
function unfiltered(rows: Buffer, stride: number, height: number, channels: number): Buffer {
  const bytes = Buffer.alloc(stride * height);
  const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (bytes[y * stride + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const left = at(x - channels, y);
      const up = at(x, y - 1);
      const corner = x < channels ? 0 : at(x - channels, y - 1);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      bytes[y * stride + x] = ((rows[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return bytes;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** The colours used most, near ones counted as one, so that no part of the picture goes without. */
function mostUsed(colours: Uint32Array): number[] {
  const uses = new Map<number, number>();
  for (const colour of colours) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const byUse = [...uses].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const taken = new Set<number>();
  const exact = byUse.slice(0, MAX_COLOURS / 4);
  for (const colour of exact) taken.add(colour & 0xf0f0f0);
  const others = byUse.slice(exact.length).filter((colour) => {
    const near = colour & 0xf0f0f0;
    if (taken.has(near)) return false;
    taken.add(near);
    return true;
  });
  return [...exact, ...others].slice(0, MAX_COLOURS);
}

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0;
  let bestDistance = Infinity;
  for (const [index, other] of palette.entries()) {
    const red = (colour >> 16) - (other >> 16);
    const green = ((colour >> 8) & 255) - ((other >> 8) & 255);
    const blue = (colour & 255) - (other & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  }
  return best;
}
