import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { oneLine } from '../../base/plainText';
import { readPeopleList } from '../../directory/peopleList';
import { folded, matchRank } from '../../directory/searchText';
import { showWarning } from '../base/notices';
import { quickPick } from '../base/quickPick';
import type { StepAnswer, StepPlace } from '../base/wizard';

/** Somebody to choose by name. */
export interface KnownPerson {
  readonly employeeCode: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly seatalkId?: string | undefined;
}

/** Somebody who was chosen by name, or a text that still has to be looked up. */
export type ChosenPerson =
  | { readonly kind: 'known'; readonly person: KnownPerson }
  | { readonly kind: 'typed'; readonly text: string };

export interface PeopleQuestion {
  readonly placeholder: string;
  readonly known: readonly KnownPerson[];
  /** Who is chosen at the beginning. */
  readonly chosen?: readonly ChosenPerson[];
  /** One, or any number up to `max`. */
  readonly max?: number;
  /** Whether nobody is an answer, too. */
  readonly isOptional?: boolean;
}

interface PersonItem extends vscode.QuickPickItem {
  readonly key: string;
  readonly chosen: ChosenPerson;
}

/** Characters of a name in a row. */
const NAME_MAX = 80;

/** Asks for people: by name among those who are known, or by emails, employee codes and SeaTalk IDs that are typed or pasted. */
export async function askPeople(
  question: PeopleQuestion,
  place: StepPlace,
): Promise<StepAnswer<readonly ChosenPerson[]>> {
  const picker = new PeoplePicker(question, place);
  try {
    return await picker.run();
  } finally {
    picker.dispose();
  }
}

class PeoplePicker {
  readonly #question: PeopleQuestion;
  readonly #owned = new Disposables();
  readonly #pick = this.#owned.add(quickPick<PersonItem>());
  readonly #paste: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clippy'),
    tooltip: vscode.l10n.t('Add People from the Clipboard'),
  };
  readonly #known: readonly PersonItem[];
  /** Texts that stay whatever is typed next. */
  readonly #pasted: string[] = [];
  /** Keys of what is chosen. */
  #chosen: ReadonlySet<string>;
  /** Texts of the rows above those of people. */
  #typed: readonly string[] = [];

  constructor(question: PeopleQuestion, place: StepPlace) {
    this.#question = question;
    const { known, chosen = [], placeholder, max } = question;
    this.#known = known.map(knownItem);
    this.#chosen = new Set(chosen.map(keyOf));
    this.#pasted.push(...chosen.flatMap((one) => (one.kind === 'typed' ? [one.text] : [])));
    this.#pick.title = place.title;
    if (place.total > 1) {
      this.#pick.step = place.step;
      this.#pick.totalSteps = place.total;
    }
    this.#pick.placeholder = placeholder;
    this.#pick.canSelectMany = max !== 1;
    this.#pick.matchOnDescription = true;
    this.#pick.ignoreFocusOut = true;
    this.#pick.buttons = [
      ...(place.canGoBack ? [vscode.QuickInputButtons.Back] : []),
      ...(max === 1 ? [] : [this.#paste]),
    ];
  }

  run(): Promise<StepAnswer<readonly ChosenPerson[]>> {
    return new Promise((resolve) => {
      let answer: StepAnswer<readonly ChosenPerson[]> = 'cancel';
      const leave = (with_: StepAnswer<readonly ChosenPerson[]>) => {
        answer = with_;
        this.#pick.hide();
      };
      this.#owned.add(this.#pick.onDidChangeValue((value) => this.#typing(value)));
      this.#owned.add(
        this.#pick.onDidChangeSelection((items) => {
          if (this.#pick.canSelectMany) this.#chosen = new Set(items.map(({ key }) => key));
        }),
      );
      this.#owned.add(
        this.#pick.onDidTriggerButton((button) => {
          if (button === vscode.QuickInputButtons.Back) leave('back');
          else void this.#pasteClipboard();
        }),
      );
      this.#owned.add(
        this.#pick.onDidAccept(() => {
          const chosen = this.#pick.selectedItems.map((item) => item.chosen);
          if (this.#isEnough(chosen.length)) leave({ value: chosen });
        }),
      );
      this.#owned.add(this.#pick.onDidHide(() => resolve(answer)));
      this.#show();
      this.#pick.show();
    });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #isEnough(count: number): boolean {
    const { max = Infinity, isOptional = false } = this.#question;
    if (count === 0) return isOptional;
    if (count <= max) return true;
    showWarning(vscode.l10n.t('SeaTalk accepts up to {0} people here, and {1} are selected.', max, count));
    return false;
  }

  /** What is typed is looked for among the people who are known; what nobody there answers to is an id. */
  #typing(value: string): void {
    const typed = this.#idsIn(value);
    if (typed.join('\n') === this.#typed.join('\n')) return;
    const before = new Set(this.#typed.map((text) => this.#keyOfText(text)));
    this.#chosen = new Set([
      ...[...this.#chosen].filter((key) => !before.has(key)),
      ...typed.map((text) => this.#keyOfText(text)),
    ]);
    this.#typed = typed;
    this.#show();
  }

  #idsIn(value: string): readonly string[] {
    const ids = idsIn(value);
    if (ids.length === 0) return [];
    const query = folded(value);
    const isOfSomebody = this.#known.some(
      ({ label, description = '' }) => matchRank(folded(`${label} ${description}`), query) > 0,
    );
    return isOfSomebody ? [] : ids;
  }

  async #pasteClipboard(): Promise<void> {
    const ids = idsIn(await vscode.env.clipboard.readText());
    if (ids.length === 0) {
      showWarning(vscode.l10n.t('The clipboard has no emails, employee codes, or SeaTalk IDs.'));
      return;
    }
    this.#pasted.push(...ids);
    this.#chosen = new Set([...this.#chosen, ...ids.map((text) => this.#keyOfText(text))]);
    this.#show();
  }

  /** Somebody who is known by name is chosen by name. */
  #keyOfText(text: string): string {
    const known = this.#known.find(
      ({ chosen }) =>
        chosen.kind === 'known' &&
        (chosen.person.employeeCode === text || chosen.person.email?.toLowerCase() === text.toLowerCase()),
    );
    return known?.key ?? `typed:${text}`;
  }

  #show(): void {
    const keys = new Map(
      [...this.#typed, ...this.#pasted].map((text) => [this.#keyOfText(text), text] as const),
    );
    const typed = [...keys].flatMap(([key, text]) => (key.startsWith('typed:') ? [typedItem(text)] : []));
    // The editor would hide those whom a list names: nobody's row holds the whole list.
    const named = this.#known
      .filter(({ key }) => keys.has(key))
      .map((item) => ({ ...item, alwaysShow: true }));
    const others = this.#known
      .filter(({ key }) => !keys.has(key))
      // Who is chosen comes first: a list may have thousands.
      .toSorted((a, b) => Number(this.#chosen.has(b.key)) - Number(this.#chosen.has(a.key)));
    const items = [...typed, ...named, ...others];
    const { canSelectMany } = this.#pick;
    this.#pick.items = items;
    if (canSelectMany) this.#pick.selectedItems = items.filter(({ key }) => this.#chosen.has(key));
  }
}

function keyOf(chosen: ChosenPerson): string {
  return chosen.kind === 'known' ? `known:${chosen.person.employeeCode}` : `typed:${chosen.text}`;
}

function knownItem(person: KnownPerson): PersonItem {
  const { employeeCode, name, email } = person;
  const chosen: ChosenPerson = { kind: 'known', person };
  const words = [name, email, employeeCode].filter((word) => word !== undefined);
  return {
    key: keyOf(chosen),
    chosen,
    label: oneLine(words[0] ?? '', NAME_MAX),
    description: words
      .slice(1)
      .map((word) => oneLine(word, NAME_MAX))
      .join(' · '),
    iconPath: new vscode.ThemeIcon('person'),
  };
}

function typedItem(text: string): PersonItem {
  const chosen: ChosenPerson = { kind: 'typed', text };
  return {
    key: keyOf(chosen),
    chosen,
    label: oneLine(text, NAME_MAX),
    description: text.includes('@')
      ? vscode.l10n.t('person with this email')
      : vscode.l10n.t('person with this employee code or SeaTalk ID'),
    iconPath: new vscode.ThemeIcon('edit'),
    alwaysShow: true,
  };
}

/** What names nobody is looked up too, and then told with the reason. */
function idsIn(text: string): readonly string[] {
  const { ids, unreadable } = readPeopleList(text);
  return [...ids, ...unreadable];
}
