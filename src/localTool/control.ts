import * as z from 'zod';
import type { Emulator } from '../emulator/emulator';
import type { MessageRecord } from '../emulator/world/messageRecords';

const refusal = z.object({ error: z.string() });
const written = z.object({ uid: z.int() });

/** Control requests from inside of the process: what tests do goes the way of everybody else who acts from outside. */
export class Control {
  readonly #emulator: Emulator;
  readonly #origin: () => string | undefined;

  /** @param origin where it listens, as it answers its own host only; undefined while it doesn't. */
  constructor(emulator: Emulator, origin: () => string | undefined) {
    this.#emulator = emulator;
    this.#origin = origin;
  }

  /**
   * Makes a control request.
   * @param path below `/_local`, each name in it encoded.
   * @throws Error with what the route says, unless it can be carried out.
   */
  async ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await this.#emulator.request(`${this.#origin() ?? 'http://localhost'}/_local${path}`, {
      method,
      headers: { 'x-local-token': this.#emulator.controlToken },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    throw new Error(reasonIn(text) ?? `The local SeaTalk has no route ${method} ${path}.`);
  }

  /** The same, for a request that is answered with a message. @returns the message. */
  async message(method: string, path: string, body?: object): Promise<MessageRecord> {
    const { uid } = written.parse(await this.ask(method, path, body));
    const record = this.#emulator.world.messages.get(uid);
    if (!record) throw new Error('The message was dropped at once: the local SeaTalk keeps only so much.');
    return record;
  }
}

function reasonIn(text: string): string | undefined {
  try {
    return refusal.parse(JSON.parse(text)).error;
  } catch {
    return undefined;
  }
}
