/** Bytes of an answer that are read; the platform itself reads them only for a verification. */
export const ANSWER_MAX_BYTES = 64 * 1024;

/** The body of an answer, or its beginning. */
export interface AnswerBody {
  /** Undefined when the bytes aren't text. */
  readonly text: string | undefined;
  /** Bytes that were read, at most {@link ANSWER_MAX_BYTES}. */
  readonly bytes: number;
  /** There was more, which was not read. */
  readonly isCut: boolean;
}

/**
 * Reads an answer up to {@link ANSWER_MAX_BYTES} and then drops the rest: an endless one neither fills memory nor is waited for.
 * @param chunks leaving this early closes the connection.
 */
export async function readAnswerBody(chunks: AsyncIterable<Uint8Array>): Promise<AnswerBody> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.byteLength;
    if (length > ANSWER_MAX_BYTES) break;
  }
  const isCut = length > ANSWER_MAX_BYTES;
  const bytes = Buffer.concat(parts).subarray(0, ANSWER_MAX_BYTES);
  return { text: asText(bytes, isCut), bytes: bytes.byteLength, isCut };
}

function asText(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    // A cut may go through a character: what is left of it isn't a fault.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
