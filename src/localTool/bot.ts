import type { Emulator } from '../emulator/emulator';
import type { RefusalReason } from '../emulator/events/delivery/connection';
import { checkOf, DEFAULT_WITHIN_MS, expectationWords, messageWords } from './expectation';
import type { BotAct, Journal } from './journal';
import { localMessage } from './messages';
import type { Records } from './records';
import type { LocalApp, LocalBot, LocalExpectation, LocalMessage } from './types';

const NOT_VERIFIED: Readonly<Record<RefusalReason, string>> = {
  unreachable: 'nothing can be reached there',
  no_answer: 'no answer came within 5 seconds, after 3 retries',
  wrong_answer: 'the answer was wrong. Return HTTP 200 with the seatalk_challenge of the event',
  verification_running: 'another verification of this app is running',
  internal_error: 'an internal error occurred',
  cancelled: 'the bot was connected in another way meanwhile',
};

const VERBS: Readonly<Record<BotAct, string>> = { sent: 'send a message', updated: 'update a card' };
const NOTHING: Readonly<Record<BotAct, string>> = { sent: 'It sent nothing', updated: 'It updated nothing' };

/** What went wrong lately that is told with a failed expectation, at most of each kind. */
const MAX_HINTS = 5;

export interface BotParts {
  readonly emulator: Emulator;
  readonly journal: Journal;
  readonly records: Records;
}

/** The bot of an app, as tests see it. */
export class Bot implements LocalBot {
  readonly app: LocalApp;
  readonly #parts: BotParts;

  constructor(app: LocalApp, parts: BotParts) {
    this.app = app;
    this.#parts = parts;
  }

  get name(): string {
    return this.app.name;
  }

  get mention(): string {
    return mentionTag(this.app.botSeatalkId);
  }

  async connect(way: { readonly callback: string } | { readonly socket: true }): Promise<void> {
    const { deliveries } = this.#parts.emulator;
    if ('socket' in way) return deliveries.useSocket(this.app.appId);
    const result = await deliveries.setCallback(this.app.appId, way.callback);
    if (result.verified) return;
    throw new Error(`The callback URL ${way.callback} was not verified: ${NOT_VERIFIED[result.reason]}.`);
  }

  disconnect(): void {
    this.#parts.emulator.deliveries.disconnect(this.app.appId);
  }

  sent(expected: LocalExpectation = {}): Promise<LocalMessage> {
    return this.#take('sent', expected);
  }

  updated(expected: LocalExpectation = {}): Promise<LocalMessage> {
    return this.#take('updated', expected);
  }

  async #take(act: BotAct, expected: LocalExpectation): Promise<LocalMessage> {
    const { emulator, journal } = this.#parts;
    const { within = DEFAULT_WITHIN_MS } = expected;
    const matches = checkOf(emulator.world, expected);
    const taken = await journal.take({ act, botSeatalkId: this.app.botSeatalkId, matches }, within);
    if (taken) return localMessage(emulator.world, taken);
    // Made here, behind an await, so that its stack leads to the test.
    throw new Error(this.#complaint(act, expected, within));
  }

  #complaint(act: BotAct, expected: LocalExpectation, withinMs: number): string {
    const { emulator, journal, records } = this.#parts;
    const { world } = emulator;
    const left = journal.left(this.app.botSeatalkId, act).map((message) => localMessage(world, message));
    const lines = [
      `${this.name} didn't ${VERBS[act]}${expectationWords(expected)} within ${withinMs} ms.`,
      left.length === 0 ? `${NOTHING[act]} that wasn't taken before.` : `What it ${act} and nobody took:`,
      ...left.map((message, index) => `  ${index + 1}. ${messageWords(message)}`),
      ...listed('The latest rejected calls:', records.rejectedCalls(this.name)),
      ...listed('Events that it did not get:', records.undelivered(this.name)),
    ];
    return lines.join('\n');
  }
}

/** The tag that mentions a person or a bot in a text. */
export function mentionTag(seatalkId: string): string {
  return `<mention-tag target="seatalk://user?id=${seatalkId}"/>`;
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, ...items.slice(-MAX_HINTS).map((item) => `  ${item}`)];
}
