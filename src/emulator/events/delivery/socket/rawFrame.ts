/** A final text frame, unmasked as all of a server's. https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
const FIN_TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** The bytes of one text frame, for a server that writes it in its own way. */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text, 'utf8');
  return Buffer.concat([head(payload.length), payload]);
}

/** The first half of a frame that announces the whole. */
export function cutText(text: string): Buffer {
  const frame = textFrame(text);
  return frame.subarray(0, Math.ceil(frame.length / 2));
}

function head(length: number): Buffer {
  if (length < LENGTH_16) return Buffer.from([FIN_TEXT, length]);
  if (length < 2 ** 16) {
    const short = Buffer.from([FIN_TEXT, LENGTH_16, 0, 0]);
    short.writeUInt16BE(length, 2);
    return short;
  }
  const long = Buffer.alloc(10);
  long.set([FIN_TEXT, LENGTH_64]);
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}
