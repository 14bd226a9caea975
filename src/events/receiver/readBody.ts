import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../base/clock';
import { EVENT_ANSWER_LIMIT_MS } from '../../contract/limits';
import { collectBody } from '../../wire/collectBody';
import { BodyTooLargeError } from '../../wire/transport';

/**
 * Gathers the bytes of a request.
 * @returns why not, where there are more than `maxBytes`, or not all of them within the time the platform itself waits for an answer;
 * `gone` when the other side hung up.
 */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  clock: Clock,
): Promise<Uint8Array | 'too_large' | 'too_slow' | 'gone'> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve('too_large');
  return new Promise((resolve) => {
    const timer = clock.setTimer(EVENT_ANSWER_LIMIT_MS, () => resolve('too_slow'));
    // The connection stays, so that the answer arrives: what is left of the body is read and dropped.
    collectBody(request.iterator({ destroyOnReturn: false }), maxBytes)
      .catch((error: unknown) => (error instanceof BodyTooLargeError ? 'too_large' : 'gone'))
      .then((read) => resolve(read as Uint8Array | 'too_large' | 'gone'))
      .finally(() => timer.dispose());
  });
}
