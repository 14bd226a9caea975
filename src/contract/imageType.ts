/** Images SeaTalk shows, and their content types. https://open.seatalk.io/docs/Send-Message-to-Group-Chat */
const ACCEPTED = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif' } as const;

export type AcceptedImage = keyof typeof ACCEPTED;
export type ImageMime = (typeof ACCEPTED)[AcceptedImage];

/** Image types that are known by their first bytes. */
export type ImageType = AcceptedImage | 'webp' | 'bmp' | 'tiff' | 'avif' | 'heic' | 'ico';

/** Beside images, files that people take for one. */
export type FileType = ImageType | 'svg' | 'pdf';

/** A type and the hexadecimal digits of the bytes it starts with. */
const IMAGES: readonly (readonly [ImageType, RegExp])[] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpeg', /^ffd8ff/],
  // GIF87a and GIF89a.
  ['gif', /^47494638(?:37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['bmp', /^424d.{8}00000000/],
  ['tiff', /^(?:49492a00|4d4d002a)/],
  ['avif', /^.{8}66747970617669(?:66|73)/],
  ['heic', /^.{8}66747970(?:68656963|68656978|68657663|6d696631|6d736631)/],
  ['ico', /^00000100/],
];

const OTHERS: readonly (readonly ['svg' | 'pdf', RegExp])[] = [
  // "<svg" and "<?xml ".
  ['svg', /^3c(?:737667|3f786d6c20)/],
  ['pdf', /^25504446/],
];

/** How many bytes of a file decide on its type. */
export const FILE_HEAD_BYTES = 16;

/**
 * The image type by the first bytes, never by the name; undefined for no image.
 * @param bytes the file, or its first {@link FILE_HEAD_BYTES}.
 */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  return typeIn(IMAGES, bytes);
}

/** As {@link imageType}, also for files that people take for an image. */
export function fileType(bytes: Uint8Array): FileType | undefined {
  return typeIn<FileType>([...IMAGES, ...OTHERS], bytes);
}

/** Whether SeaTalk shows images of this type. */
export function isAcceptedImage(type: string | undefined): type is AcceptedImage {
  return type !== undefined && Object.hasOwn(ACCEPTED, type);
}

/** The content type of an image that SeaTalk shows, by its first bytes; undefined for anything else. */
export function acceptedMime(bytes: Uint8Array): ImageMime | undefined {
  const type = imageType(bytes);
  return isAcceptedImage(type) ? ACCEPTED[type] : undefined;
}

function typeIn<Type>(signatures: readonly (readonly [Type, RegExp])[], bytes: Uint8Array): Type | undefined {
  let head = '';
  for (const byte of bytes.subarray(0, FILE_HEAD_BYTES)) head += byte.toString(16).padStart(2, '0');
  return signatures.find(([, signature]) => signature.test(head))?.[0];
}
