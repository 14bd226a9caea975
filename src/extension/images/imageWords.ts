import { decodedBytes, imageMime, imageSize } from '../../cards/images/imageBytes';
import type { ImageSize } from '../../cards/images/imageBytes';
import type { ImageMime } from '../../contract/imageType';
import { sizeWords } from '../../base/sizeWords';

const TYPES = { 'image/png': 'PNG', 'image/jpeg': 'JPG', 'image/gif': 'GIF' } as const;

/**
 * Type, pixels and size of an image in one line: `PNG · 320 × 180 · 42 kB`.
 * @param size in pixels; undefined where the file has none that can be read.
 */
export function imageWords(mime: ImageMime, size: ImageSize | undefined, bytes: number): string {
  return [TYPES[mime], ...(size ? [`${size.width} × ${size.height}`] : []), sizeWords(bytes)].join(' · ');
}

/** {@link imageWords} of an image in a card; undefined for what isn't an image that SeaTalk accepts. */
export function base64ImageWords(base64: string): string | undefined {
  const mime = imageMime(base64);
  return mime && imageWords(mime, imageSize(base64), decodedBytes(base64));
}
