import type { Clock } from '../../../base/clock';
import { chatKey } from '../../world/messages';
import type { ChatPlace } from '../../world/messageRecords';
import type { OutgoingEvent } from '../outgoingEvent';
import type { LoopLimit } from './deliverySwitches';

/** A chat that an app hears nothing of any more, because bots kept answering each other there. */
export interface LoopPause {
  readonly appId: string;
  readonly place: ChatPlace;
  /** Unix ms on the clock of the local SeaTalk. */
  readonly atMs: number;
}

/** Chats watched at once; the one that was quiet longest is forgotten above that. */
const MAX_WATCHED = 1_000;

/**
 * Finds bots that answer themselves or each other without end: events raised by bots for one app in one chat, more of them within a
 * time than the limit allows, and no person in between. Such a chat is paused for the app until somebody says to go on.
 */
export class LoopGuard {
  /** Undefined switches it off; pauses stay until they are resumed. */
  limit: LoopLimit | undefined;
  readonly #clock: Clock;
  /** When bots raised events since a person did, in monotonic ms, by app and chat. */
  readonly #rounds = new Map<string, number[]>();
  readonly #pauses = new Map<string, LoopPause>();

  constructor(clock: Clock, limit: LoopLimit | undefined) {
    this.#clock = clock;
    this.limit = limit;
  }

  get pauses(): readonly LoopPause[] {
    return [...this.#pauses.values()];
  }

  /** Counts an event. @returns whether it may be delivered; `starts` when it is the one that starts the pause. */
  admit({ appId, place, by }: OutgoingEvent): 'passes' | 'starts' | 'paused' {
    if (!place) return 'passes';
    const key = keyOf(appId, place);
    if (this.#pauses.has(key)) return 'paused';
    if (!this.limit) return 'passes';
    if (by?.kind === 'person') this.#rounds.delete(key);
    // System accounts report what happens elsewhere, as often as it happens.
    if (by?.kind !== 'bot') return 'passes';
    if (!this.#isLoop(key, this.limit)) return 'passes';
    this.#rounds.delete(key);
    this.#pauses.set(key, { appId, place, atMs: this.#clock.now() });
    return 'starts';
  }

  /**
   * Goes on.
   * @param place all chats of the app without it.
   * @returns how many pauses ended.
   */
  resume(appId: string, place?: ChatPlace): number {
    const ended = [...this.#pauses].filter(
      ([key, pause]) => pause.appId === appId && (!place || key === keyOf(appId, place)),
    );
    for (const [key] of ended) this.#pauses.delete(key);
    return ended.length;
  }

  clear(): void {
    this.#rounds.clear();
    this.#pauses.clear();
  }

  #isLoop(key: string, { rounds, seconds }: LoopLimit): boolean {
    const now = this.#clock.monotonic();
    const recent = (this.#rounds.get(key) ?? []).filter((at) => now - at < seconds * 1000);
    recent.push(now);
    this.#rounds.delete(key);
    this.#rounds.set(key, recent);
    const [quietest] = this.#rounds.keys();
    if (this.#rounds.size > MAX_WATCHED && quietest !== undefined) this.#rounds.delete(quietest);
    return recent.length > rounds;
  }
}

function keyOf(appId: string, place: ChatPlace): string {
  return `${appId} ${chatKey(place)}`;
}
