const EXIF_SEGMENT = 0xe1;
const ORIENTATION_TAG = 0x0112;
/** Segments before the picture; cameras write a few dozen at most. */
const MAX_SEGMENTS = 200;
const MAX_TAGS = 200;

/** How a JPEG's picture is to be turned, 1 to 8 as in the Exif standard; 1, upright, where the file has no such tag. */
export function exifOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  for (let count = 0; count < MAX_SEGMENTS && at + 10 <= view.byteLength; count++) {
    if (view.getUint8(at) !== 0xff) return 1;
    const length = view.getUint16(at + 2);
    // "Exif" and two zeros, then a TIFF header.
    if (view.getUint8(at + 1) === EXIF_SEGMENT && view.getUint32(at + 4) === 0x45_78_69_66) {
      return tiffOrientation(bytes.subarray(at + 10, at + 2 + length)) ?? 1;
    }
    at += 2 + length;
  }
  return 1;
}

function tiffOrientation(bytes: Uint8Array): number | undefined {
  if (bytes.byteLength < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x49_49;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return undefined;
  const tags = Math.min(MAX_TAGS, view.getUint16(start, little));
  for (let index = 0; index < tags; index++) {
    const at = start + 2 + index * 12;
    if (at + 12 > view.byteLength) return undefined;
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
