import type { Clock, Disposable } from '../base/clock';
import { systemClock } from '../base/clock';
import type { EventExchange } from '../traffic/exchange';
import type { Transport } from '../wire/transport';
import type { DeliveryAddress } from './deliveryAddress';
import type { DeliveryOutcome } from './deliverEvent';
import { deliverEvent } from './deliverEvent';
import { exchangeOfDelivery } from './exchangeOfDelivery';
import type { ReceivedEvent } from './receivedEvent';

export interface ForwardOptions {
  /** Of a bot on this machine. */
  readonly address: DeliveryAddress;
  /** What that bot checks signatures with; without one it gets events unsigned. */
  readonly signingSecret?: string | undefined;
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  /** Gets a record of each event that was passed on, with the bot's answer. */
  readonly record?: ((exchange: EventExchange) => void) | undefined;
}

/** Events that wait for a bot. Above that the newest are given up. */
const MAX_WAITING = 500;

/**
 * Passes events that came to us on to a bot on this machine, as the platform would post them. One after the other, so that they arrive in order; each
 * once, as the platform's own repeats come with the event.
 */
export class EventForwarder implements Disposable {
  readonly #options: ForwardOptions;
  readonly #clock: Clock;
  readonly #end = new AbortController();
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws TypeError for an address that isn't on this machine: events of a real app hold what people wrote. */
  constructor(options: ForwardOptions) {
    if (!options.address.isLoopback) throw new TypeError('Events are forwarded to this machine only');
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /**
   * Passes an event on, after those before it.
   * @returns how that ended: `cancelled`, without a record, for what was given up before it was sent.
   */
  forward(event: Pick<ReceivedEvent, 'body'>): Promise<DeliveryOutcome> {
    if (this.#waiting >= MAX_WAITING) return Promise.resolve({ kind: 'cancelled', durationMs: 0 });
    this.#waiting++;
    const forwarding = this.#last.then(() => this.#post(event)).finally(() => this.#waiting--);
    this.#last = forwarding.catch(() => undefined);
    return forwarding;
  }

  /** Gives up what is under way and what waits. */
  dispose(): void {
    this.#end.abort();
  }

  async #post({ body }: Pick<ReceivedEvent, 'body'>): Promise<DeliveryOutcome> {
    const { address, signingSecret, transport, record } = this.#options;
    const { signal } = this.#end;
    if (signal.aborted) return { kind: 'cancelled', durationMs: 0 };
    const clock = this.#clock;
    const delivery = { address, body, signingSecret, signal };
    const atMs = clock.now();
    const outcome = await deliverEvent(delivery, { transport, clock });
    record?.(exchangeOfDelivery(delivery, outcome, { atMs }));
    return outcome;
  }
}
