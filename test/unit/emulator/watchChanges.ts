import assert from 'node:assert/strict';
import { eventTable } from '../../../src/contract/eventTable';
import type { OutgoingEvent } from '../../../src/emulator/events/outgoingEvent';
import { companySeed } from '../../../src/emulator/seed/company/companySeed';
import type { Change } from '../../../src/emulator/world/change';
import { LocalSeaTalk, MIRA } from './localSeaTalk';

export const BOT = { kind: 'bot', seatalkId: '9355500022' } as const;
export const MIRA_ID = '9012345678';
export const MIRA_HERSELF = { kind: 'person', seatalkId: MIRA_ID } as const;
export const DEPLOY_BOT_ID = 'MTAwMDAwMDAwMDAx';

/** A change by its kind, and what else of it is to be so. */
export type Expected = Partial<Omit<Change, 'kind'>> & Pick<Change, 'kind'> & Record<string, unknown>;

const RANDOM_SEED = 20_260_101;
/** What a bot is told, by the bot's name; in the company below, one of them hears everything. */
export const ALL_OF = 'Standup Bot: new_message_received_from_group_chat';

function company() {
  const { apps, ...rest } = companySeed(RANDOM_SEED);
  const hearsAll = (name: string) =>
    name === 'Standup Bot' ? { granted_permissions: ['Receive Group Chat Messages'] } : {};
  return { ...rest, apps: apps.map((app) => ({ ...app, ...hearsAll(app.name) })) };
}

/** A local SeaTalk whose changes, and the events they raise, are collected while something is done to it. */
export class Watched {
  readonly local = new LocalSeaTalk(company(), { randomSeed: RANDOM_SEED });
  changes: Change[] = [];
  events: OutgoingEvent[] = [];
  #isWatching = false;

  constructor() {
    this.local.emulator.onChange((change) => {
      if (this.#isWatching) this.changes.push(change);
    });
    this.local.emulator.onEvent((event) => {
      if (this.#isWatching) this.events.push(event);
    });
  }

  /** Collects the changes of one act. */
  async during<T>(act: () => Promise<T>): Promise<T> {
    // Its token is another change.
    await this.local.ok('getLanguagePreference', { employee_code: [MIRA] });
    this.#isWatching = true;
    this.changes = [];
    this.events = [];
    try {
      return await act();
    } finally {
      this.#isWatching = false;
    }
  }

  /** Compares whom the changes are told to, in order: the bot's name and the type. Each event has to be as the contract has it. */
  expectEvents(expected: readonly string[]): void {
    const names = new Map([
      [DEPLOY_BOT_ID, 'Deploy Bot'],
      ['MTAwMDAwMDAwMDAy', 'Standup Bot'],
    ]);
    for (const { type, body } of this.events) eventTable[type].body.parse(body);
    const told = this.events.map(({ appId, type }) => `${names.get(appId) ?? appId}: ${type}`);
    assert.deepEqual(told, expected);
  }

  /** Compares what is expected of each change, in order. */
  expect(expected: readonly Expected[]): void {
    const nowMs = this.local.clock.now();
    const seen = this.changes.map((change, index) => {
      assert.equal(change.atMs, nowMs);
      const names = Object.keys(expected[index] ?? { kind: '' });
      return Object.fromEntries(names.map((name) => [name, Reflect.get(change, name)]));
    });
    assert.deepEqual(seen, expected);
  }
}
