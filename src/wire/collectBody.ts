import { BodyTooLargeError } from './transport';

/**
 * Gathers a body.
 * @throws BodyTooLargeError as soon as more than `maxBytes` came.
 */
export async function collectBody(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new BodyTooLargeError(maxBytes);
    parts.push(chunk);
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts, length);
}

/** The announced length of a body; `undefined` where none is, or none that can be relied on. */
export function announcedLength(headers: Readonly<Record<string, string>>): number | undefined {
  // Of a compressed body it is the length before it is unpacked.
  if (headers['content-encoding'] !== undefined) return undefined;
  const text = headers['content-length'];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
