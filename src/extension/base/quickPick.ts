import * as vscode from 'vscode';
import { withoutIcons } from '../../base/plainText';

/**
 * A quick pick whose rows are plain text: no `$(name)` in them becomes an icon; icons are set with `iconPath`. It is the editor's own
 * but for the rows, which are handed to it as copies and handed back as they were given.
 */
export function quickPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  const rows = new Rows<T>();
  const read: Partial<Record<PropertyKey, () => unknown>> = {
    items: () => pick.items.map(rows.given),
    activeItems: () => pick.activeItems.map(rows.given),
    selectedItems: () => pick.selectedItems.map(rows.given),
    onDidChangeActive: () => mapped(pick.onDidChangeActive, (items) => items.map(rows.given)),
    onDidChangeSelection: () => mapped(pick.onDidChangeSelection, (items) => items.map(rows.given)),
    onDidTriggerItemButton: () =>
      mapped(pick.onDidTriggerItemButton, ({ item, button }) => ({ item: rows.given(item), button })),
  };
  const written: Partial<Record<PropertyKey, (items: readonly T[]) => void>> = {
    items: (items) => (pick.items = items.map(rows.shown)),
    activeItems: (items) => (pick.activeItems = items.map(rows.shown)),
    selectedItems: (items) => (pick.selectedItems = items.map(rows.shown)),
  };
  return new Proxy(pick, {
    get: (_, key) => {
      const reader = read[key];
      if (reader) return reader();
      const value: unknown = Reflect.get(pick, key, pick);
      return typeof value === 'function' ? value.bind(pick) : value;
    },
    set: (_, key, value) => {
      const writer = written[key];
      if (!writer) return Reflect.set(pick, key, value, pick);
      writer(value);
      return true;
    },
  });
}

/** Asks for one of some rows of plain text; `undefined` when left. */
export async function pickOne<T extends vscode.QuickPickItem>(
  items: readonly T[] | Promise<readonly T[]>,
  options: vscode.QuickPickOptions,
): Promise<T | undefined> {
  const rows = new Rows<T>();
  const shown = items instanceof Promise ? items.then((all) => all.map(rows.shown)) : items.map(rows.shown);
  const chosen = await vscode.window.showQuickPick(shown, options);
  return chosen && rows.given(chosen);
}

/** As {@link pickOne}, for any number of rows. */
export async function pickSome<T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: vscode.QuickPickOptions,
): Promise<readonly T[] | undefined> {
  const rows = new Rows<T>();
  const chosen = await vscode.window.showQuickPick(items.map(rows.shown), { ...options, canPickMany: true });
  return chosen?.map(rows.given);
}

/** Rows as they were given, and their plain copies. */
class Rows<T extends vscode.QuickPickItem> {
  readonly #shown = new WeakMap<T, T>();
  readonly #given = new WeakMap<T, T>();

  readonly shown = (item: T): T => {
    const known = this.#shown.get(item);
    if (known) return known;
    const { label, description, detail } = item;
    const copy: T = {
      ...item,
      label: withoutIcons(label),
      ...(description === undefined ? {} : { description: withoutIcons(description) }),
      ...(detail === undefined ? {} : { detail: withoutIcons(detail) }),
    };
    this.#shown.set(item, copy);
    this.#given.set(copy, item);
    return copy;
  };

  readonly given = (item: T): T => this.#given.get(item) ?? item;
}

function mapped<A, B>(event: vscode.Event<A>, change: (value: A) => B): vscode.Event<B> {
  return (listener, thisArgument, disposables) =>
    event((value) => listener.call(thisArgument, change(value)), undefined, disposables);
}
