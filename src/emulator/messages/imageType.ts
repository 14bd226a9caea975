/** `GIF87a` and `GIF89a`. */
const GIFS = [0x37, 0x39].map((version) => [0x47, 0x49, 0x46, 0x38, version, 0x61]);

/** Content type of a PNG, JPG or GIF by its first bytes; undefined for anything else. */
export function imageType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (GIFS.some((version) => startsWith(bytes, version))) return 'image/gif';
  return undefined;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
