import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const NAMES = ['createQuickPick', 'createInputBox', 'showQuickPick', 'showSaveDialog'] as const;

/**
 * Stands in for the person in front of quick picks and inputs: takes the answers in the order in which they were given. A question without an
 * answer is left, as with Escape.
 */
export class Answers {
  /** What was asked, and what there was to choose from. */
  readonly asked: { readonly title: string; readonly labels: readonly string[] }[] = [];
  /** What was said of texts that weren't accepted; such a question is left. */
  readonly complaints: string[] = [];
  readonly #originals = Object.fromEntries(NAMES.map((name) => [name, vscode.window[name]]));
  readonly #answers: (RegExp | string | readonly (RegExp | string)[] | vscode.Uri)[] = [];

  constructor() {
    replace('createQuickPick', () => this.#quickPick());
    replace('createInputBox', () => this.#inputBox());
    replace('showQuickPick', async (items: unknown, options: vscode.QuickPickOptions) =>
      this.#shown((await items) as readonly vscode.QuickPickItem[], options),
    );
    replace('showSaveDialog', ({ defaultUri }: vscode.SaveDialogOptions) => {
      this.asked.push({ title: defaultUri?.path ?? '', labels: [] });
      return Promise.resolve(this.#answers.shift());
    });
  }

  /** @param answers a pattern for the row to take, several for a pick of many, where a text is typed, a text to type, a file to save. */
  give(...answers: readonly (RegExp | string | readonly (RegExp | string)[] | vscode.Uri)[]): void {
    this.#answers.push(...answers);
  }

  /** @param said what message boxes said meanwhile, for who looks into a failure */
  dispose(said: readonly string[] = []): void {
    for (const name of NAMES) replace(name, this.#originals[name]);
    const asked = this.asked.map(({ title, labels }) => `${title} (${labels.join(', ')})`).join('; ');
    assert.deepEqual(
      this.#answers,
      [],
      `nobody asked for these, only: ${asked}; said was: ${said.join('; ')}`,
    );
  }

  #shown(
    items: readonly vscode.QuickPickItem[],
    { title, placeHolder, canPickMany }: vscode.QuickPickOptions,
  ) {
    this.asked.push({ title: title ?? placeHolder ?? '', labels: items.map(({ label }) => label) });
    const answer = this.#answers.shift();
    if (canPickMany && isMany(answer))
      return answer.flatMap((each) => (each instanceof RegExp ? [found(items, each)] : []));
    return answer instanceof RegExp ? found(items, answer) : undefined;
  }

  #quickPick(): object {
    const events = quickInputEvents();
    const pick = {
      ...events.listeners,
      items: [] as readonly vscode.QuickPickItem[],
      activeItems: [],
      selectedItems: [] as readonly vscode.QuickPickItem[],
      title: '',
      value: '',
      show: () => {
        this.asked.push({ title: pick.title, labels: pick.items.map(({ label }) => label) });
        const answer = this.#answers.shift();
        if (answer instanceof RegExp) pick.selectedItems = [found(pick.items, answer)];
        else if (isMany(answer)) {
          for (const each of answer) {
            if (typeof each === 'string') events.type(each);
            else events.choose([...pick.selectedItems, found(pick.items, each)], pick);
          }
        } else return events.hide();
        events.accept();
      },
      hide: events.hide,
      dispose: () => undefined,
    };
    return pick;
  }

  #inputBox(): object {
    const events = quickInputEvents();
    const box = {
      ...events.listeners,
      value: '',
      title: '',
      prompt: '',
      validationMessage: undefined as string | undefined,
      show: () => {
        this.asked.push({ title: box.prompt, labels: [box.value] });
        const answer = this.#answers.shift();
        if (typeof answer !== 'string') return events.hide();
        box.value = answer;
        events.accept();
        if (box.validationMessage === undefined) return;
        this.complaints.push(box.validationMessage);
        events.hide();
      },
      hide: events.hide,
      dispose: () => undefined,
    };
    return box;
  }
}

function quickInputEvents() {
  const accepted = new vscode.EventEmitter<void>();
  const hidden = new vscode.EventEmitter<void>();
  const typed = new vscode.EventEmitter<string>();
  const selected = new vscode.EventEmitter<readonly vscode.QuickPickItem[]>();
  const never = new vscode.EventEmitter<never>();
  return {
    type: (text: string) => typed.fire(text),
    choose: (
      items: readonly vscode.QuickPickItem[],
      pick: { selectedItems: readonly vscode.QuickPickItem[] },
    ) => {
      pick.selectedItems = items;
      selected.fire(items);
    },
    accept: () => accepted.fire(),
    hide: () => hidden.fire(),
    listeners: {
      onDidAccept: accepted.event,
      onDidHide: hidden.event,
      onDidTriggerButton: never.event,
      onDidTriggerItemButton: never.event,
      onDidChangeValue: typed.event,
      onDidChangeSelection: selected.event,
    },
  };
}

function found(items: readonly vscode.QuickPickItem[], label: RegExp): vscode.QuickPickItem {
  const item = items.find((each) => label.test(each.label));
  assert.ok(item, `${String(label)} isn't among ${items.map((each) => each.label).join(', ')}`);
  return item;
}

function isMany(answer: unknown): answer is readonly (RegExp | string)[] {
  return Array.isArray(answer);
}

function replace(name: string, value: unknown): void {
  Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
}
