import type * as vscode from 'vscode';
import { StoredValue } from '../../base/storedValue';
import type { PersonTarget } from '../../../sending/sendTarget';
import { mementoKeys } from '../../storageKeys';

type People = Readonly<Record<string, PersonTarget>>;

/** Who the person at this editor is on SeaTalk, for each app; employee codes differ between organizations. */
export class Myself {
  readonly #people: StoredValue<People>;

  /** @param memento shared by all windows; what is kept there isn't secret. */
  constructor(memento: vscode.Memento) {
    this.#people = new StoredValue(memento, mementoKeys.myself, readPeople);
  }

  /** @param appId of the profile. Undefined until it was entered. */
  get(appId: string): PersonTarget | undefined {
    return this.#people.get()[appId];
  }

  async set(appId: string, person: PersonTarget): Promise<void> {
    await this.#people.set({ ...this.#people.get(), [appId]: person });
  }
}

function readPeople(stored: unknown): People {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([appId, value]: [string, unknown]) => {
      if (typeof value !== 'object' || value === null) return [];
      const { employeeCode, name } = value as Readonly<Record<string, unknown>>;
      if (typeof employeeCode !== 'string' || employeeCode === '') return [];
      const person: PersonTarget = {
        kind: 'person',
        employeeCode,
        ...(typeof name === 'string' && { name }),
      };
      return [[appId, person]];
    }),
  );
}
