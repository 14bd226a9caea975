import type { Disposable } from '../../base/clock';
import type { RouteContext } from '../http/routeApp';
import type { Platform } from '../platform';

/** Lines that wait for a reader at most. One that falls further behind is cut off, and reads again what it shows. */
const WAITING_MAX = 1_000;

/** Makes something of each value once, however many ask for it. */
export function once<Value extends object, Made>(make: (value: Value) => Made): (value: Value) => Made {
  const made = new WeakMap<Value, { readonly made: Made }>();
  return (value) => {
    const known = made.get(value) ?? { made: make(value) };
    made.set(value, known);
    return known.made;
  };
}

/** Answers with JSON objects as they come, one a line. An object that several readers get is written as JSON once. */
export class LineStreams {
  readonly #platform: Pick<Platform, 'stopping'>;
  readonly #encoded: (line: object) => Uint8Array;

  constructor(platform: Pick<Platform, 'stopping'>) {
    this.#platform = platform;
    const encoder = new TextEncoder();
    this.#encoded = once((line) => encoder.encode(`${JSON.stringify(line)}\n`));
  }

  /**
   * The first line, `{"kind":"listening"}`, says that the stream is open. It ends with the server.
   * @param subscribe calls back with what is to be written, until it is disposed.
   */
  answer(context: RouteContext, subscribe: (write: (line: object) => void) => Disposable): Response {
    return context.body(this.#stream(subscribe), 200, { 'content-type': 'application/x-ndjson' });
  }

  #stream(subscribe: (write: (line: object) => void) => Disposable): ReadableStream<Uint8Array> {
    const { stopping } = this.#platform;
    let stop: () => void;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const write = (line: object) => controller.enqueue(this.#encoded(line));
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
}
