/** Image types SeaTalk takes, by the first bytes of the file. */
export type ImageMime = 'image/png' | 'image/jpeg' | 'image/gif';

const SIGNATURES: readonly (readonly [string, ImageMime])[] = [
  // Base64 of the first bytes: 89 50 4E 47 0D 0A 1A 0A, FF D8 FF, "GIF8". Comparing text spares decoding megabytes.
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
];

/** The type of a Base64 image by its first bytes, or undefined when it is none that SeaTalk takes. */
export function imageMime(base64: string): ImageMime | undefined {
  return SIGNATURES.find(([start]) => base64.startsWith(start))?.[1];
}

const BASE64 = /^[A-Za-z\d+/]*={0,2}$/;

/** Whether a text is one run of standard Base64: no white space, no URL-safe letters, padded to a multiple of four. */
export function isBase64(text: string): boolean {
  return text.length > 0 && text.length % 4 === 0 && BASE64.test(text);
}

/** The bytes a Base64 text stands for. */
export function decodedBytes(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor((base64.length * 3) / 4) - padding);
}
