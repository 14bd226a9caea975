import type { Clock } from '../../../../base/clock';
import type { DeliverySwitches } from '../deliverySwitches';
import type { EventApp } from '../eventApp';
import { barredOf } from '../eventApp';
import type { BotSocket } from './botSocket';
import type { SocketLane } from './socketLane';
import { SocketSession } from './socketSession';

/** Connections that haven't registered. Above that the oldest goes: nothing says how long the platform lets one be silent [?]. */
const MAX_SILENT = 100;

export interface SocketDeskParts {
  readonly clock: Clock;
  readonly app: (appId: string) => EventApp | undefined;
  /** The lane of an app that gets its events by WebSocket. */
  readonly lane: (appId: string) => SocketLane | undefined;
  /** Random hexadecimal characters, two for each byte. */
  readonly randomly: (bytes: number) => string;
  readonly switches: () => DeliverySwitches;
}

/** Receives connections of bots and lets them register for their app. */
export class SocketDesk {
  readonly #parts: SocketDeskParts;
  readonly #sessions = new Set<SocketSession>();
  #nextSid = 1;

  constructor(parts: SocketDeskParts) {
    this.#parts = parts;
  }

  /** Takes over a connection that was just made. */
  receive(socket: BotSocket): void {
    const desk = {
      register: (header: Credentials) => this.#register(header),
      switches: this.#parts.switches,
    };
    const session = new SocketSession(socket, desk, this.#parts.clock, () => this.#sessions.delete(session));
    this.#sessions.add(session);
    const silent = [...this.#sessions].filter(({ isRegistered }) => !isRegistered);
    if (silent.length > MAX_SILENT) silent[0]?.terminate();
  }

  /** Ends all connections at once. */
  stop(): void {
    for (const session of this.#sessions) session.terminate();
  }

  #register({ app_id: appId, app_secret: appSecret }: Credentials) {
    const app = appId ? this.#parts.app(appId) : undefined;
    if (!app) return { refusal: 'app_id is invalid' };
    if (app.appSecret !== appSecret) return { refusal: 'app_secret is invalid' };
    if (barredOf(app)) return { refusal: 'the app is not online' };
    const owner = this.#parts.lane(app.appId);
    if (!owner) return { refusal: 'the app does not get its events by WebSocket' };
    const token = `tk_${this.#parts.randomly(16)}`;
    return { registration: { appId: app.appId, token, sid: `s${this.#nextSid++}` }, owner };
  }
}

interface Credentials {
  readonly app_id?: string | null | undefined;
  readonly app_secret?: string | null | undefined;
}
