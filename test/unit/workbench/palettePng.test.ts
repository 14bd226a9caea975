import assert from 'node:assert/strict';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { palettePng } from '../../../scripts/lib/palettePng';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A picture of red, green and blue, its rows as they stand in the file: a filter, then the bytes. */
function picture(width: number, rows: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function find(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type, 0, 'latin1');
  assert.ok(at > 0, `${type} is there`);
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

/** The colours of all pixels of a picture with a palette. */
function coloursOf(png: Buffer, width: number): string[] {
  const table = find(png, 'PLTE');
  const rows = inflateSync(find(png, 'IDAT'));
  return [...rows.entries()]
    .filter(([at]) => at % (width + 1) !== 0)
    .map(([, index]) => table.subarray(index * 3, index * 3 + 3).toString('hex'));
}

describe('a picture of the README', () => {
  it('keeps its colours, whatever filters its rows have', () => {
    const png = picture(2, [
      [0, 10, 20, 30, 200, 100, 50],
      [1, 10, 20, 30, 190, 80, 20],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 95, 40, 10],
      [4, 0, 0, 0, 0, 0, 0],
    ]);
    const pair = ['0a141e', 'c86432'];
    assert.deepEqual(coloursOf(palettePng(png), 2), [...pair, ...pair, ...pair, ...pair, ...pair]);
  });

  it('has at most 256 colours, each near to what it was', () => {
    const greys = Array.from({ length: 64 }, (_, y) => [
      0,
      ...Array.from({ length: 64 }, (_each, x) => [x * 4, x * 4, (x * 4 + (y % 8)) & 255]).flat(),
    ]);
    const png = palettePng(picture(64, greys));
    assert.ok(find(png, 'PLTE').length <= 256 * 3);
    for (const [at, colour] of coloursOf(png, 64).entries()) {
      const red = Number.parseInt(colour.slice(0, 2), 16);
      assert.ok(Math.abs(red - (at % 64) * 4) <= 24, `pixel ${at}: ${colour}`);
    }
  });

  it('is refused when it is of another kind', () => {
    assert.throws(() => palettePng(Buffer.from('GIF89a, and more')), /no PNG/u);
  });
});
