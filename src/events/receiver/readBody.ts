import type { IncomingMessage } from 'node:http';
import type { Clock, Disposable } from '../../base/clock';
import { EVENT_ANSWER_LIMIT_MS } from '../../contract/limits';
import { collectBody } from '../../wire/collectBody';
import { BodyTooLargeError } from '../../wire/transport';

/**
 * Gathers the bytes of a request.
 * @returns why not, where there are more than `maxBytes`, or not all of them within the time the platform itself waits for an answer;
 * `gone` when the other side hung up.
 */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  clock: Clock,
): Promise<Uint8Array | 'too_large' | 'too_slow' | 'gone'> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return 'too_large';
  let timer: Disposable | undefined;
  const late = new Promise<'too_slow'>((resolve) => {
    timer = clock.setTimer(EVENT_ANSWER_LIMIT_MS, () => resolve('too_slow'));
  });
  try {
    return await Promise.race([collected(request, maxBytes), late]);
  } finally {
    timer?.dispose();
  }
}

async function collected(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array | 'too_large' | 'gone'> {
  try {
    // The connection stays, so that the answer arrives.
    return await collectBody(request.iterator({ destroyOnReturn: false }), maxBytes);
  } catch (error) {
    return error instanceof BodyTooLargeError ? 'too_large' : 'gone';
  }
}
