import type { Disposable } from '../../base/clock';
import type { RouteContext } from '../http/routeApp';
import type { Platform } from '../platform';

/** Lines that wait for a reader at most. One that falls further behind is cut off, and reads again what it shows. */
const WAITING_MAX = 1_000;

/**
 * Answers with JSON objects as they come, one a line. The first line, `{"kind":"listening"}`, says that the stream is open. It ends with the
 * server.
 * @param subscribe calls back with what is to be written, until it is disposed.
 */
export function answerLines(
  context: RouteContext,
  platform: Platform,
  subscribe: (write: (line: object) => void) => Disposable,
): Response {
  return context.body(lineStream(platform, subscribe), 200, { 'content-type': 'application/x-ndjson' });
}

function lineStream(
  { stopping }: Platform,
  subscribe: (write: (line: object) => void) => Disposable,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: () => void;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (line: object) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        const subscription = subscribe((line) => {
          write(line);
          if ((controller.desiredSize ?? 0) < -WAITING_MAX) end();
        });
        const end = () => {
          stop();
          controller.close();
        };
        stop = () => {
          subscription.dispose();
          stopping.removeEventListener('abort', end);
        };
        stopping.addEventListener('abort', end);
        write({ kind: 'listening' });
      },
      cancel: () => stop(),
    },
    { highWaterMark: 1 },
  );
}
