import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const CIPHER = 'aes-256-ecb';
const BLOCK_BYTES = 16;
/** 43 characters, one of the lengths seen on the real platform. */
const SHAPE = /^[\w-]{43}$/;

/**
 * The id of a message for one viewer (an app or a system account). Each viewer has its own id for a message, so the id is the
 * message's number, encrypted with the viewer's key. That needs no table, and ids stay valid after a reset.
 */
export function messageId(viewer: string, uid: number): string {
  const plain = Buffer.alloc(2 * BLOCK_BYTES);
  plain.writeDoubleBE(uid, 0);
  plain.writeDoubleBE(uid, BLOCK_BYTES + 8);
  const cipher = createCipheriv(CIPHER, keyOf(viewer), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64url');
}

/** The number of the message with that id; undefined when the id is cut or belongs to another viewer. */
export function messageUid(viewer: string, id: string): number | undefined {
  if (!SHAPE.test(id)) return undefined;
  const decipher = createDecipheriv(CIPHER, keyOf(viewer), null).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(Buffer.from(id, 'base64url')), decipher.final()]);
  const uid = plain.readDoubleBE(0);
  const whole = plain.readDoubleBE(BLOCK_BYTES + 8) === uid && plain.readDoubleBE(8) === 0;
  return whole && Number.isSafeInteger(uid) ? uid : undefined;
}

/** Computed for each use. That takes about two microseconds, so a cache isn't worth its state. */
function keyOf(viewer: string): Buffer {
  return createHash('sha256').update(`message ids as seen by ${viewer}`).digest();
}
