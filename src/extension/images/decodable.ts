/**
 * Pixels up to which a picture is decoded. Each takes about 12 bytes and 70 ns meanwhile, in the process and on the thread that all
 * extensions share.
 */
export const MAX_DECODED_PIXELS = {
  /** When a person inserts an image, and waits for it: photos of phones and screenshots of large screens. */
  insert: { 'image/png': 16_000_000, 'image/jpeg': 16_000_000 },
  /** When the pointer rests on an image. */
  hover: { 'image/png': 6_000_000, 'image/jpeg': 2_500_000 },
} as const;

const SIGNATURE_BYTES = 8;
/** Length, name, and checksum. */
const CHUNK_FRAME_BYTES = 12;
const HEADER = 0x49_48_44_52;
const IMAGE_END = 0x49_45_4e_44;

/**
 * Whether a PNG takes no more to decode than its header claims: it has few enough pixels, one header, and isn't interlaced. The decoder
 * unpacks interlaced data however much it is, and goes by the last of several headers.
 */
export function isDecodablePng(bytes: Uint8Array, maxPixels: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let headers = 0;
  for (let at = SIGNATURE_BYTES; at + CHUNK_FRAME_BYTES <= view.byteLength;) {
    const name = view.getUint32(at + 4);
    if (name === IMAGE_END) break;
    if (name === HEADER) {
      if (at + 8 + 13 > view.byteLength) return false;
      headers += 1;
      const isInterlaced = view.getUint8(at + 8 + 12) !== 0;
      if (isInterlaced || view.getUint32(at + 8) * view.getUint32(at + 12) > maxPixels) return false;
    }
    at += view.getUint32(at) + CHUNK_FRAME_BYTES;
  }
  return headers === 1;
}
