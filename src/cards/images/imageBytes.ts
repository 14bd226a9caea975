import { acceptedMime, FILE_HEAD_BYTES, fileType } from '../../contract/imageType';
import type { FileType, ImageMime } from '../../contract/imageType';
import { Base64Bytes } from './base64Bytes';

/** What people send by mistake, by name. */
const OTHERS: Partial<Record<FileType, string>> = {
  webp: 'WebP',
  svg: 'SVG',
  bmp: 'BMP',
  tiff: 'TIFF',
  ico: 'ICO',
  pdf: 'PDF',
  avif: 'AVIF',
  heic: 'HEIC',
};

/** The type of a Base64 image by its first bytes, or undefined for a type that SeaTalk doesn't accept. */
export function imageMime(base64: string): ImageMime | undefined {
  return acceptedMime(headOf(base64));
}

/** The name of a file type that SeaTalk doesn't accept, if the first bytes are known. */
export function otherFileType(base64: string): string | undefined {
  const type = fileType(headOf(base64));
  return type && OTHERS[type];
}

/** The first bytes alone: decoding all of an image can take megabytes. */
function headOf(base64: string): Uint8Array {
  const bytes = new Base64Bytes(base64);
  const head = new Uint8Array(Math.min(bytes.length, FILE_HEAD_BYTES));
  for (let at = 0; at < head.length; at++) head[at] = bytes.at(at) ?? 0;
  return head;
}

/** Whether a text is standard Base64 in one piece: no white space, no URL-safe letters, padded to a multiple of four. */
export function isBase64(text: string): boolean {
  if (text.length === 0 || text.length % 4 !== 0) return false;
  try {
    // Three to nine times as fast as a look at each letter, for megabytes at each keystroke. It skips white space, so that less comes out.
    return atob(text).length === decodedBytes(text);
  } catch {
    return false;
  }
}

/** A text without its white space. Many encoders break Base64 into lines; joined, it may be what {@link isBase64} accepts. */
export function joinLines(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** Number of bytes that a Base64 text encodes. */
export function decodedBytes(base64: string): number {
  return new Base64Bytes(base64).length;
}

/** Pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Width and height from the header of a Base64 image; undefined when the header isn't complete. Reads only a small part of a large
 * image.
 */
export function imageSize(base64: string): ImageSize | undefined {
  const bytes = new Base64Bytes(base64);
  switch (imageMime(base64)) {
    case 'image/png':
      // The IHDR chunk comes first: its length and name, then width and height.
      return bytes.number(12, 4) === 0x49_48_44_52
        ? pair(bytes.number(16, 4), bytes.number(20, 4))
        : undefined;
    case 'image/gif':
      return pair(bytes.number(6, 2, true), bytes.number(8, 2, true));
    case 'image/jpeg':
      return jpegSize(bytes);
    case undefined:
      return undefined;
  }
}

/** Maximum segments before the image data. Cameras write a few dozen at most. */
const MAX_SEGMENTS = 200;

/** Walks the segments of a JPEG up to the start of a frame. */
function jpegSize(bytes: Base64Bytes): ImageSize | undefined {
  let at = 2;
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    if (bytes.at(at) !== 0xff) return undefined;
    const marker = bytes.at(at + 1);
    if (marker === undefined) return undefined;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return pair(bytes.number(at + 7, 2), bytes.number(at + 5, 2));
    else at += 2 + (bytes.number(at + 2, 2) ?? bytes.length);
  }
  return undefined;
}

/**
 * Whether a marker starts a frame, of any coding. The excluded markers are Huffman tables, arithmetic coding tables, and a reserved one.
 */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function pair(width: number | undefined, height: number | undefined): ImageSize | undefined {
  return width === undefined || height === undefined ? undefined : { width, height };
}

/** How far before the end the final marker may be, in bytes. Some programs append a few bytes of their own. */
const TAIL_BYTES = 1024;

/** Whether an image ends with the final marker of its type. Without it, the file was cut off. */
export function isComplete(base64: string): boolean {
  const bytes = new Base64Bytes(base64);
  const mime = imageMime(base64);
  if (mime === undefined) return false;
  const end = { 'image/png': [0x49, 0x45, 0x4e, 0x44], 'image/jpeg': [0xff, 0xd9], 'image/gif': [0x3b] }[
    mime
  ];
  for (let at = bytes.length - end.length; at >= Math.max(0, bytes.length - TAIL_BYTES); at--) {
    if (end.every((byte, index) => bytes.at(at + index) === byte)) return true;
  }
  return false;
}
