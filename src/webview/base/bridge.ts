import { systemClock } from '../../base/clock';
import type { Clock } from '../../base/clock';
import { Requests } from '../../base/requests';
import type { Answers, ReplyOf, RequestOf, RequestType, Side } from '../../base/requests';

/** What the editor gives to a frame. */
export interface Port {
  /** To the host. */
  post(message: unknown): void;
  /** Calls back with what the host posts, and with whatever else is posted into the frame. */
  onMessage(listener: (data: unknown) => void): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** What a frame does with each message of the host, and how it answers its requests. */
export interface Listening<Host extends Side> {
  readonly messages: {
    readonly [Type in Host['messages']['type']]: (
      message: Extract<Host['messages'], { readonly type: Type }>,
    ) => void;
  };
  readonly requests: Answers<Host>;
}

/** A frame's only way out: to the host, which is trusted, and to the state that the editor keeps for the frame. */
export class Bridge<Host extends Side, Frame extends Side, State = never> {
  readonly #port: Port;
  readonly #requests: Requests;
  #listening: Listening<Host> | undefined;

  constructor(port: Port, clock: Clock = systemClock) {
    this.#port = port;
    this.#requests = new Requests({
      clock,
      send: (message) => port.post(message),
      answer: (type, request) => {
        const answer = own(this.#listening?.requests, type);
        if (!answer) throw new Error(`This frame knows no request "${type}".`);
        return answer(request);
      },
      wordsOf: (error) => (error instanceof Error ? error.message : String(error)),
    });
    port.onMessage((data) => this.#receive(data));
  }

  /** Listens to the host from now on, and posts that it does. The host then posts all that the frame has to know. */
  listen(listening: Listening<Host>): void {
    this.#listening = listening;
    this.#port.post({ type: 'ready' });
  }

  post(message: Frame['messages']): void {
    this.#port.post(message);
  }

  /**
   * Asks the host.
   * @param limitMs how long to wait, half a minute by default; Infinity where the reply waits for a person.
   * @throws RequestError with words for a person when the host failed; when the time is up.
   */
  request<Type extends RequestType<Frame>>(
    type: Type,
    request: RequestOf<Frame, Type>,
    limitMs?: number,
  ): Promise<ReplyOf<Frame, Type>> {
    // The host answers with what this type of request stands for.
    return this.#requests.ask(type, request, limitMs);
  }

  /** What {@link keepState} kept, unparsed: an older version of the frame may have written it. */
  get keptState(): unknown {
    return this.#port.getState();
  }

  /** Keeps `state` while the frame is hidden and over a reload of the editor. */
  keepState(state: State): void {
    this.#port.setState(state);
  }

  #receive(data: unknown): void {
    if (this.#requests.receive(data)) return;
    if (typeof data !== 'object' || data === null || !('type' in data)) return;
    // Other scripts of the editor post into the frame, too.
    own(this.#listening?.messages, String(data.type))?.(data);
  }
}

/** The function of this name. What it takes is what the host sends under the name. */
function own(functions: object | undefined, name: string): ((value: unknown) => unknown) | undefined {
  if (!functions || !Object.hasOwn(functions, name)) return undefined;
  return (functions as Readonly<Record<string, (value: unknown) => unknown>>)[name];
}
