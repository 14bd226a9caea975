import { CARD_LIMITS } from '../../contract/cardLimits';
import { imageMime, imageSize, isBase64, isComplete, joinLines } from './imageBytes';
import type { ImageSize } from './imageBytes';
import type { ImageMime } from '../../contract/imageType';

/** Why SeaTalk doesn't accept the `content` of an image. The first reason that applies. */
export type ImageFault =
  'missing' | 'no-string' | 'data-prefix' | 'address' | 'too-big' | 'no-base64' | 'line-breaks' | 'type';

/** What is known about the `content` of an image element. */
export interface InspectedImage {
  readonly fault?: ImageFault;
  readonly mime?: ImageMime;
  /** From the header; undefined when it can't be read. */
  readonly size?: ImageSize;
  /** False when the end of the file is missing. */
  readonly isComplete: boolean;
}

/** Inspects the `content` of an image element, of any type. Reads a large image only once. */
export function inspectImage(content: unknown): InspectedImage {
  const fault = faultOf(content);
  if (fault || typeof content !== 'string') return { fault: fault ?? 'no-string', isComplete: false };
  const mime = imageMime(content);
  if (!mime) return { fault: 'type', isComplete: false };
  const size = imageSize(content);
  return { mime, ...(size && { size }), isComplete: isComplete(content) };
}

function faultOf(content: unknown): ImageFault | undefined {
  if (content === undefined || content === null || content === '') return 'missing';
  if (typeof content !== 'string') return 'no-string';
  if (/^data:/i.test(content)) return 'data-prefix';
  if (/^https?:/i.test(content)) return 'address';
  if (content.length > CARD_LIMITS.imageBase64Bytes) return 'too-big';
  if (isBase64(content)) return undefined;
  return isBase64(joinLines(content)) ? 'line-breaks' : 'no-base64';
}
