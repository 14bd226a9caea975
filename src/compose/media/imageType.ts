/** Image types SeaTalk shows. https://open.seatalk.io/docs/Send-Message-to-Group-Chat */
const ACCEPTED: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif']);

/** A type and the hexadecimal digits of the bytes it starts with. */
const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpeg', /^ffd8ff/],
  ['gif', /^47494638(?:37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['bmp', /^424d.{8}00000000/],
  ['tiff', /^(?:49492a00|4d4d002a)/],
  ['avif', /^.{8}66747970617669(?:66|73)/],
  ['heic', /^.{8}66747970(?:68656963|68656978|68657663|6d696631|6d736631)/],
  ['ico', /^00000100/],
];

const HEAD_BYTES = 16;

/** The image type by the first bytes, never by the name: `png`, `jpeg`, `gif`, `webp`, …; undefined for no image. */
export function imageType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('hex');
  return SIGNATURES.find(([, sign]) => sign.test(head))?.[0];
}

/** Whether SeaTalk shows images of this type. */
export function isAcceptedImage(type: string | undefined): boolean {
  return type !== undefined && ACCEPTED.has(type);
}
