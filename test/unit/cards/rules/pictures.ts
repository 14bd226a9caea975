/** Base64 of pictures that consist of little more than the header that the rules read. */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function png(width: number, height: number, { cutOff = false } = {}): string {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4, 'latin1');
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  const end = cutOff ? [] : [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
  return Buffer.from([...SIGNATURE, ...header, ...end]).toString('base64');
}

export function gif(width: number, height: number): string {
  const header = Buffer.alloc(13);
  header.write('GIF89a', 'latin1');
  header.writeUInt16LE(width, 6);
  header.writeUInt16LE(height, 8);
  return Buffer.concat([header, Buffer.from([0x3b])]).toString('base64');
}

/** @param segmentBytes size of a comment before the frame, where cameras write thumbnails. */
export function jpeg(width: number, height: number, segmentBytes = 2): string {
  const comment = Buffer.alloc(2 + segmentBytes);
  comment.set([0xff, 0xfe]);
  comment.writeUInt16BE(segmentBytes, 2);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), comment, frame, Buffer.from([0xff, 0xd9])]).toString(
    'base64',
  );
}

/** A complete PNG with a chunk in the middle that makes its Base64 `length` characters long. `length` must be a multiple of four. */
export function pngOfLength(length: number): string {
  const whole = Buffer.from(png(4, 4), 'base64');
  const bytes = Buffer.alloc((length / 4) * 3);
  bytes.set(whole.subarray(0, 33));
  bytes.set(whole.subarray(33), bytes.length - 12);
  return bytes.toString('base64');
}
