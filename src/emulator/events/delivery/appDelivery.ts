import type { Clock } from '../../../base/clock';
import type { EventEnvelope } from '../../../contract/eventTable';
import { readDeliveryAddress } from '../../../events/deliveryAddress';
import type { Transport } from '../../../wire/transport';
import type { DropReason } from './attempt';
import type { AttemptLog } from './attemptLog';
import { CallbackLane } from './callback/callbackLane';
import { verifyCallback } from './callback/verifyCallback';
import type { CallbackResult, Connection } from './connection';
import type { DeliveryFaults } from './deliveryFaults';
import { FaultGate } from './faultGate';
import type { QueuedEvent } from './queuedEvent';
import { SocketLane } from './socket/socketLane';

export interface AppDeliveryParts {
  readonly clock: Clock;
  readonly transport: Transport;
  readonly log: AttemptLog;
  readonly faults: DeliveryFaults;
  /** Why the app gets nothing at the moment, if so. */
  readonly barred: () => DropReason | undefined;
  /** The app's, as it is now. */
  readonly signingSecret: () => string | undefined;
  /** Makes the event with which a URL is verified. */
  readonly challenge: () => EventEnvelope;
  readonly onChange: () => void;
}

/** A callback URL that was set, and what came of it. */
interface CallbackSetting {
  readonly url: string;
  /** Undefined while it is being verified. */
  readonly result: CallbackResult | undefined;
}

/** How one app gets its events: one way at a time, as on the portal's page. */
export class AppDelivery {
  readonly #parts: AppDeliveryParts;
  readonly #gate: FaultGate;
  #socket: SocketLane | undefined;
  /** Leads to the URL that was verified last. */
  #callback: CallbackLane | undefined;
  #setting: CallbackSetting | undefined;
  #verifying: AbortController | undefined;

  constructor(parts: AppDeliveryParts) {
    this.#parts = parts;
    this.#gate = new FaultGate({ ...parts, pass: (event) => this.#pass(event) });
  }

  get connection(): Connection {
    if (this.#socket) return this.#socket.connection;
    if (!this.#setting) return { method: 'none' };
    const { url, result } = this.#setting;
    const rest = { deliversTo: this.#callback?.url, waiting: this.#callback?.waiting ?? 0 };
    if (!result) return { method: 'callback', url, state: 'verifying', ...rest };
    if (result.verified) return { method: 'callback', url, state: 'verified', ...rest };
    return { method: 'callback', url, state: 'refused', reason: result.reason, ...rest };
  }

  get socket(): SocketLane | undefined {
    return this.#socket;
  }

  push(event: QueuedEvent): void {
    this.#gate.take(event);
  }

  /** Verifies a URL, and delivers to it from then on. Until then, and if it is refused, events go the way they went before. */
  async setCallback(text: string): Promise<CallbackResult> {
    if (this.#verifying) return { verified: false, reason: 'verification_running' };
    const address = readDeliveryAddress(text);
    if ('problem' in address)
      return this.#set(text, { verified: false, reason: 'unreachable', problem: address.problem });
    const verifying = new AbortController();
    this.#verifying = verifying;
    this.#set(address.url, undefined);
    const parts = { ...this.#parts, address };
    const result = await verifyCallback(parts.challenge(), { ...parts, signal: verifying.signal });
    // Connected in another way meanwhile, and perhaps in this one again.
    if (this.#verifying !== verifying) return { verified: false, reason: 'cancelled' };
    this.#verifying = undefined;
    if (result.verified && this.#callback?.url !== address.url) {
      this.#callback?.empty();
      this.#leaveSocket();
      this.#callback = new CallbackLane(parts);
    }
    return this.#set(address.url, result);
  }

  /** Waits for a bot to register. One that has stays connected. */
  useSocket(): void {
    this.#leaveCallback();
    this.#socket ??= new SocketLane(this.#parts);
    this.#parts.onChange();
  }

  /** Ends the way, and drops what is on it. */
  disconnect(): void {
    this.#gate.empty();
    this.#leaveCallback();
    this.#leaveSocket();
    this.#parts.onChange();
  }

  /** Drops what is on the way, and keeps the way. */
  empty(): void {
    this.#gate.empty();
    this.#callback?.empty();
    this.#socket?.empty();
  }

  /** Drops what is on the way, gives up a verification, and keeps the way. */
  stop(): void {
    this.#verifying?.abort();
    this.empty();
  }

  #leaveCallback(): void {
    this.#verifying?.abort();
    this.#verifying = undefined;
    this.#callback?.empty();
    this.#callback = undefined;
    this.#setting = undefined;
  }

  #leaveSocket(): void {
    this.#socket?.dispose();
    this.#socket = undefined;
  }

  #set(url: string, result: CallbackResult): CallbackResult;
  #set(url: string, result: undefined): void;
  #set(url: string, result: CallbackResult | undefined): CallbackResult | undefined {
    this.#setting = { url, result };
    this.#parts.onChange();
    return result;
  }

  #pass(event: QueuedEvent): void {
    const lane = this.#socket ?? this.#callback;
    if (lane) lane.push(event);
    else this.#parts.log.drop(event, 'not_connected');
  }
}
