import assert from 'node:assert/strict';
import type { Change } from '../../../src/emulator/world/change';
import { LocalSeaTalk, MIRA } from './localSeaTalk';

export const BOT = { kind: 'bot', seatalkId: '9355500022' } as const;
export const MIRA_ID = '9012345678';
export const MIRA_HERSELF = { kind: 'person', seatalkId: MIRA_ID } as const;
export const DEPLOY_BOT_ID = 'MTAwMDAwMDAwMDAx';

/** A change by its kind, and what else of it is to be so. */
export type Expected = Partial<Omit<Change, 'kind'>> & Pick<Change, 'kind'> & Record<string, unknown>;

/** A local SeaTalk whose changes are collected while something is done to it. */
export class Watched {
  readonly local = new LocalSeaTalk();
  changes: Change[] = [];
  #isWatching = false;

  constructor() {
    this.local.emulator.onChange((change) => {
      if (this.#isWatching) this.changes.push(change);
    });
  }

  /** Collects the changes of one act. */
  async during<T>(act: () => Promise<T>): Promise<T> {
    // Its token is another change.
    await this.local.ok('getLanguagePreference', { employee_code: [MIRA] });
    this.#isWatching = true;
    this.changes = [];
    try {
      return await act();
    } finally {
      this.#isWatching = false;
    }
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
