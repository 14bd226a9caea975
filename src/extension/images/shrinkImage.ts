import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import type { ImageMime } from '../../contract/imageType';
import { isDecodablePng } from './decodable';
import { exifOrientation } from './exifOrientation';
import { hasTransparency, narrowed, upright } from './pixels';
import type { Pixels } from './pixels';

/** An image that can go into a card. */
export interface CardImageBytes {
  readonly bytes: Uint8Array;
  readonly mime: ImageMime;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Two screen pixels for each of the widest card a client shows. */
const SMALL_WIDTH = 800;
/** Widths tried, in this order, when an image should stay as large as possible. */
const LARGE_WIDTHS = [2400, 1800, 1400, 1100, SMALL_WIDTH, 600, 400, 240];
/** The decoder's own count, for a JPG of as many pixels as are decoded. */
const MAX_MEMORY_MB = 512;
/** Of the size on the screen; tried in this order. */
const THUMBNAIL_SCALES = [2, 1, 0.5, 0.25];
/** 0 to 100: no visible loss in pictures, little in text. */
const JPEG_QUALITY = 82;
/** A PNG is preferred while it is at most this much larger than a JPG: letters and lines stay sharp. */
const PNG_PREFERENCE = 1.3;

/**
 * Decodes a PNG or JPG once, to make it smaller in several ways.
 * @throws Error when the file is damaged, or would take too much to decode, which is found out before.
 */
export class Shrinker {
  readonly #picture: Pixels;
  readonly #isTransparent: boolean;

  /** @param maxPixels of `MAX_DECODED_PIXELS`. */
  constructor(bytes: Uint8Array, mime: 'image/png' | 'image/jpeg', maxPixels: number) {
    this.#picture = mime === 'image/png' ? readPng(bytes, maxPixels) : readJpeg(bytes, maxPixels);
    this.#isTransparent = hasTransparency(this.#picture);
  }

  /** As wide as a card needs it. */
  small(): CardImageBytes {
    return this.#at(SMALL_WIDTH);
  }

  /** As large as `maxBytes` allow; undefined when no size is small enough. */
  large(maxBytes: number): CardImageBytes | undefined {
    for (const width of LARGE_WIDTHS) {
      const picture = narrowed(this.#picture, width);
      // So near the limit a PNG of the same picture is far above it, and takes long to find that out.
      const made = this.#isTransparent ? asPng(picture) : asJpeg(picture);
      if (made.bytes.length <= maxBytes) return made;
    }
    return undefined;
  }

  /**
   * Small enough for a place in the editor; undefined where its bytes are too many at any size.
   * @param box pixels on the screen; the picture has up to twice as many, for sharp screens.
   */
  thumbnail(box: { readonly width: number; readonly height: number }, maxBytes: number) {
    const { width, height } = this.#picture;
    const fitting = Math.min(width, box.width, (width * box.height) / height);
    for (const scale of THUMBNAIL_SCALES) {
      const made = this.#at(Math.max(1, Math.round(fitting * scale)));
      if (made.bytes.length <= maxBytes) return made;
    }
    return undefined;
  }

  #at(maxWidth: number): CardImageBytes {
    const picture = narrowed(this.#picture, maxWidth);
    const png = asPng(picture);
    if (this.#isTransparent) return png;
    const jpg = asJpeg(picture);
    return png.bytes.length <= jpg.bytes.length * PNG_PREFERENCE ? png : jpg;
  }
}

function asPng({ width, height, data }: Pixels): CardImageBytes {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return { bytes: new Uint8Array(PNG.sync.write(png)), mime: 'image/png', width, height };
}

function asJpeg({ width, height, data }: Pixels): CardImageBytes {
  const { data: bytes } = jpeg.encode({ width, height, data }, JPEG_QUALITY);
  return { bytes: new Uint8Array(bytes), mime: 'image/jpeg', width, height };
}

function readPng(bytes: Uint8Array, maxPixels: number): Pixels {
  if (!isDecodablePng(bytes, maxPixels)) throw new Error('Too much to decode');
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, data: aligned(data) };
}

function readJpeg(bytes: Uint8Array, maxPixels: number): Pixels {
  const limits = { maxResolutionInMP: maxPixels / 1_000_000, maxMemoryUsageInMB: MAX_MEMORY_MB };
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true, formatAsRGBA: true, ...limits });
  return upright({ width, height, data: aligned(data) }, exifOrientation(bytes));
}

/** A pixel is read as one number of four bytes, which must begin where such a number may. */
function aligned(data: Uint8Array): Uint8Array {
  return data.byteOffset % 4 === 0 ? data : data.slice();
}
