import type * as vscode from 'vscode';
import type { GroupSort } from '../../directory/groupOrder';
import { ContextKey } from '../base/contextKey';
import { StoredValue } from '../base/storedValue';
import { contextKeys } from '../contributions';
import { mementoKeys } from '../storageKeys';

/** How the groups view is sorted: kept for all windows, and known to the menu, which has a check at it. */
export class GroupSorting {
  readonly #stored: StoredValue<GroupSort>;
  readonly #byActivity = new ContextKey<boolean>(contextKeys.groupsByActivity);
  readonly #bySize = new ContextKey<boolean>(contextKeys.groupsBySize);

  constructor(memento: vscode.Memento) {
    this.#stored = new StoredValue(memento, mementoKeys.groupsSort, (value) =>
      value === 'activity' || value === 'size' ? value : 'name',
    );
    if (this.sort !== 'name') this.#tell(this.sort);
  }

  get sort(): GroupSort {
    return this.#stored.get();
  }

  async set(sort: GroupSort): Promise<void> {
    this.#tell(sort);
    await this.#stored.set(sort);
  }

  #tell(sort: GroupSort): void {
    this.#byActivity.set(sort === 'activity');
    this.#bySize.set(sort === 'size');
  }
}
