import assert from 'node:assert/strict';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { imageMime, imageSize } from '../../../../src/cards/images/imageBytes';
import { exifOrientation } from '../../../../src/extension/images/exifOrientation';
import type { Pixels } from '../../../../src/extension/images/pixels';
import { isDecodablePng, MAX_DECODED_PIXELS } from '../../../../src/extension/images/decodable';
import { narrowed, upright } from '../../../../src/extension/images/pixels';
import { claimingPng } from './claimingPng';
import { Shrinker } from '../../../../src/extension/images/shrinkImage';
import type { CardImageBytes } from '../../../../src/extension/images/shrinkImage';

const MAX = MAX_DECODED_PIXELS.insert['image/png'];

type Paint = (x: number, y: number) => readonly [number, number, number, number];

function picture(width: number, height: number, paint: Paint): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(paint(x, y), (y * width + x) * 4);
  }
  return { width, height, data };
}

const pngOf = ({ width, height, data }: Pixels): Uint8Array => {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
};
const jpegOf = ({ width, height, data }: Pixels): Uint8Array =>
  jpeg.encode({ width, height, data: Buffer.from(data) }, 90).data;

/** Noise that no format packs well; the same every time. */
const noise: Paint = (x, y) => {
  const value = (x * 7919 + y * 104_729 + x * y * 31) % 256;
  return [value, (value * 7) % 256, (value * 13) % 256, 255];
};
const stripes: Paint = (x) => (x % 200 < 100 ? [20, 90, 200, 255] : [255, 255, 255, 255]);

/** What the file itself says, by the reader the rules use. */
function told({ bytes }: CardImageBytes) {
  const base64 = Buffer.from(bytes).toString('base64');
  return { mime: imageMime(base64), ...imageSize(base64) };
}

describe('an image made smaller for a card', () => {
  it('is 800 wide, its proportions kept, and says so in its own bytes', () => {
    const from = picture(1000, 500, noise);
    const small = new Shrinker(pngOf(from), 'image/png', MAX).small();
    assert.deepEqual(told(small), { mime: small.mime, width: 800, height: 400 });
    assert.deepEqual([small.width, small.height], [800, 400]);
  });

  it('stays as large as it is where it is narrow', () => {
    const from = picture(300, 500, noise);
    const small = new Shrinker(jpegOf(from), 'image/jpeg', MAX).small();
    assert.deepEqual(told(small), { mime: small.mime, width: 300, height: 500 });
  });

  it('is a JPG for a photo, and a PNG where lines stay sharp for little more', () => {
    const photo = picture(900, 600, noise);
    assert.equal(new Shrinker(pngOf(photo), 'image/png', MAX).small().mime, 'image/jpeg');
    const drawing = picture(1600, 600, stripes);
    assert.equal(new Shrinker(pngOf(drawing), 'image/png', MAX).small().mime, 'image/png');
  });

  it('keeps what shows through', () => {
    const from = picture(1000, 100, (x, y) => [...noise(x, y).slice(0, 3), x < 500 ? 0 : 255] as never);
    const small = new Shrinker(pngOf(from), 'image/png', MAX).small();
    assert.equal(small.mime, 'image/png');
    const { data } = PNG.sync.read(Buffer.from(small.bytes));
    assert.equal(data[3], 0);
    assert.equal(data[(800 - 1) * 4 + 3], 255);
  });

  it('is as large as a limit takes, and no larger', () => {
    const from = picture(700, 400, noise);
    const shrinker = new Shrinker(pngOf(from), 'image/png', MAX);
    const limit = 150_000;
    const large = shrinker.large(limit);
    assert.ok(large && large.bytes.length <= limit);
    assert.ok(large.width >= 400, `${large.width} wide`);
    assert.equal(shrinker.large(100), undefined);
  });

  it('fits a place in the editor: twice its pixels, or fewer where their bytes are too many', () => {
    const box = { width: 320, height: 200 };
    const wide = picture(1600, 400, stripes);
    const shown = new Shrinker(pngOf(wide), 'image/png', MAX).thumbnail(box, 70_000);
    assert.deepEqual([shown?.width, shown?.height], [640, 160]);
    const tall = picture(400, 1600, stripes);
    const upended = new Shrinker(pngOf(tall), 'image/png', MAX).thumbnail(box, 70_000);
    assert.deepEqual([upended?.width, upended?.height], [100, 400]);
    const clear = picture(700, 450, (x, y) => [...noise(x, y).slice(0, 3), x % 256] as never);
    const shrinker = new Shrinker(pngOf(clear), 'image/png', MAX);
    const small = shrinker.thumbnail(box, 70_000);
    assert.ok(small && small.bytes.length <= 70_000 && small.width < 500, `${small?.width}`);
    assert.equal(shrinker.thumbnail(box, 100), undefined);
  });

  it('is refused when it is damaged or absurdly large', () => {
    const from = picture(50, 50, noise);
    const cut = pngOf(from).slice(0, 200);
    assert.throws(() => new Shrinker(cut, 'image/png', MAX));
    assert.throws(() => new Shrinker(pngOf(from), 'image/png', 10), /Too much to decode/u);
    assert.throws(() => new Shrinker(jpegOf(from), 'image/jpeg', 10), /maxResolutionInMP/u);
  });

  it('shows the mean of what a pixel stands for; what is transparent gives no colour', () => {
    const mixed = picture(2, 1, (x) => (x === 0 ? [200, 0, 0, 255] : [0, 200, 0, 255]));
    assert.deepEqual([...narrowed(mixed, 1).data], [100, 100, 0, 255]);
    const half = picture(2, 1, (x) => (x === 0 ? [200, 0, 0, 255] : [0, 200, 0, 0]));
    assert.deepEqual([...narrowed(half, 1).data], [200, 0, 0, 128]);
  });
});

describe('a photo taken with the camera turned', () => {
  /** Four pixels, named by their red: a b / c d. */
  const square = picture(2, 2, (x, y) => [10 * (y * 2 + x + 1), 0, 0, 255]);
  const reds = ({ data }: Pixels) => [0, 4, 8, 12].map((at) => data[at]);
  const [a, b, c, d] = [10, 20, 30, 40];

  for (const [orientation, wanted] of [
    [1, [a, b, c, d]],
    [2, [b, a, d, c]],
    [3, [d, c, b, a]],
    [4, [c, d, a, b]],
    [5, [a, c, b, d]],
    [6, [c, a, d, b]],
    [7, [d, b, c, a]],
    [8, [b, d, a, c]],
  ] as const) {
    it(`stands upright: orientation ${orientation}`, () => {
      assert.deepEqual(reds(upright(square, orientation)), wanted);
    });
  }

  for (const little of [true, false]) {
    it(`is known by what the camera wrote, ${little ? 'low' : 'high'} byte first`, () => {
      const from = picture(1200, 300, stripes);
      const plain = jpegOf(from);
      assert.equal(exifOrientation(plain), 1);
      const turned = Buffer.concat([plain.subarray(0, 2), exif(6, little), plain.subarray(2)]);
      assert.equal(exifOrientation(turned), 6);
      const small = new Shrinker(turned, 'image/jpeg', MAX).small();
      assert.deepEqual([small.width, small.height], [300, 1200]);
    });
  }

  it('is read with care: what ends early or names no orientation counts as upright', () => {
    const whole = Buffer.concat([Buffer.from('ffd8', 'hex'), exif(6, true)]);
    for (let length = 0; length < whole.length; length++) {
      assert.ok([1, 6].includes(exifOrientation(whole.subarray(0, length))));
    }
  });

  function exif(orientation: number, little: boolean): Buffer {
    const tiff = Buffer.alloc(26);
    const put16 = (value: number, at: number) =>
      little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
    const put32 = (value: number, at: number) =>
      little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
    tiff.write(little ? 'II' : 'MM', 0, 'latin1');
    put16(42, 2);
    put32(8, 4);
    put16(1, 8);
    put16(0x0112, 10);
    put16(3, 12);
    put32(1, 14);
    put16(orientation, 18);
    const head = Buffer.from('ffe10000457869660000', 'hex');
    head.writeUInt16BE(2 + 6 + tiff.length, 2);
    return Buffer.concat([head, tiff]);
  }
});

describe('a PNG that takes far more to decode than its file suggests', () => {
  it('is refused by the pixels it claims, before anything is decoded', () => {
    const claims = claimingPng(8888, 8888);
    assert.ok(claims.length < 20_000, `${claims.length} bytes`);
    assert.throws(() => new Shrinker(claims, 'image/png', MAX), /Too much to decode/u);
  });

  it('is refused when it is interlaced, because its data is unpacked however much it is', () => {
    assert.ok(isDecodablePng(claimingPng(4, 4), MAX));
    assert.equal(isDecodablePng(claimingPng(4, 4, { isInterlaced: true }), MAX), false);
  });

  it('is refused when a second header claims more than the first', () => {
    const small = claimingPng(4, 4);
    const both = Buffer.concat([small.subarray(0, 33), claimingPng(8888, 8888).subarray(8)]);
    assert.equal(isDecodablePng(both, MAX), false);
    assert.equal(isDecodablePng(Buffer.concat([small.subarray(0, 33), small.subarray(8)]), MAX), false);
  });

  it('is refused when there is no header, or only a part of it', () => {
    const whole = claimingPng(4, 4);
    for (const length of [0, 8, 20, 28]) assert.equal(isDecodablePng(whole.subarray(0, length), MAX), false);
  });
});
