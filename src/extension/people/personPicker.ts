import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { oneLine } from '../../base/plainText';
import type { Person } from '../../directory/resolvePeople';
import { quickPick } from '../base/quickPick';
import { showError } from '../base/showError';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { lookUp } from './lookUp';
import { personRows } from './personRows';
import type { PersonRow, TypedKind } from './personRows';
import { nobodyParts, personName } from './personWords';

type Known = Session['people']['known'][number];

interface PersonItem extends vscode.QuickPickItem {
  readonly row?: PersonRow<Known>;
}

/**
 * Asks for a person: by words of the name among those who are known, else by email, employee code or SeaTalk ID, which are looked up.
 * @param typed to begin with.
 * @returns undefined when the question was left, or the app changed meanwhile.
 */
export async function pickPerson(
  services: Services,
  session: Session,
  typed: string,
): Promise<Person | undefined> {
  await session.people.load();
  const picker = new PersonPicker(services, session);
  try {
    return await picker.run(typed);
  } finally {
    picker.dispose();
  }
}

class PersonPicker {
  readonly #services: Services;
  readonly #session: Session;
  readonly #owned = new Disposables();
  readonly #stop = new AbortController();
  readonly #pick = this.#owned.add(quickPick<PersonItem>());

  constructor(services: Services, session: Session) {
    this.#services = services;
    this.#session = session;
    this.#pick.title = vscode.l10n.t('Find Person with {0}', session.profile.name);
    this.#pick.placeholder = vscode.l10n.t('Type a name, email, employee code, or SeaTalk ID');
    this.#pick.matchOnDescription = true;
    // People go to a browser or a chat to copy an id; the list must still be there when they are back.
    this.#pick.ignoreFocusOut = true;
  }

  run(typed: string): Promise<Person | undefined> {
    return new Promise((resolve) => {
      this.#owned.add(this.#pick.onDidChangeValue(() => this.#show()));
      this.#owned.add(
        this.#pick.onDidAccept(() => {
          const row = this.#pick.selectedItems[0]?.row;
          if (row) void this.#choose(row, resolve);
        }),
      );
      this.#owned.add(this.#pick.onDidHide(() => resolve(undefined)));
      // Its people are others.
      this.#owned.add(this.#services.sessions.onDidChange(() => this.#pick.hide()));
      this.#owned.add(
        this.#session.people.onDidChange(() => {
          if (this.#pick.enabled) this.#show();
        }),
      );
      this.#pick.value = typed;
      this.#show();
      this.#pick.show();
    });
  }

  dispose(): void {
    this.#stop.abort();
    this.#owned.dispose();
  }

  async #choose(row: PersonRow<Known>, found: (person: Person) => void): Promise<void> {
    if (row.kind === 'person') return found({ ...row.person, verified: true });
    if (row.kind === 'nobody') return undefined;
    this.#pick.busy = true;
    this.#pick.enabled = false;
    try {
      const resolved = await lookUp(this.#session, row.text, this.#stop.signal);
      if (resolved.found) return found(resolved.person);
      const { why, remedy } = nobodyParts(resolved.reason, oneLine(resolved.text, 60));
      this.#show({
        label: why,
        ...(remedy === undefined ? {} : { detail: remedy }),
        iconPath: new vscode.ThemeIcon('warning'),
        alwaysShow: true,
      });
    } catch (error) {
      showError(this.#services.log, error, { app: this.#session.profile });
    } finally {
      this.#pick.busy = false;
      this.#pick.enabled = true;
    }
  }

  /** @param complaint that nobody was found by what is typed, in its place: the list stays, for another word. */
  #show(complaint?: PersonItem): void {
    const rows = personRows(this.#session.people.known, this.#pick.value);
    const items = rows.filter(({ kind }) => complaint === undefined || kind === 'person').map(itemOf);
    this.#pick.items = complaint === undefined ? items : [complaint, ...items];
  }
}

function itemOf(row: PersonRow<Known>): PersonItem {
  switch (row.kind) {
    case 'typed':
      return {
        label: oneLine(row.text, 80),
        description: typedWords(row.typed),
        iconPath: new vscode.ThemeIcon('search'),
        alwaysShow: true,
        row,
      };
    case 'person':
      return {
        label: personName(row.person),
        description: [row.person.email, row.person.employeeCode].filter(Boolean).join(' · '),
        iconPath: new vscode.ThemeIcon('person'),
        // The editor would look for what is typed as it is; words in any order and without accents were looked for already.
        alwaysShow: true,
        row,
      };
    case 'nobody':
      return {
        label:
          row.text === ''
            ? vscode.l10n.t('No names are known yet')
            : vscode.l10n.t('No one you know matches "{0}"', oneLine(row.text, 80)),
        detail: vscode.l10n.t('Anyone else is found by email, employee code, or SeaTalk ID.'),
        iconPath: new vscode.ThemeIcon('info'),
        alwaysShow: true,
        row,
      };
  }
}

function typedWords(typed: TypedKind): string {
  switch (typed) {
    case 'email':
      return vscode.l10n.t('look up person with this email');
    case 'employee_code':
    case 'maybe_code':
      return vscode.l10n.t('look up person with this employee code');
    case 'seatalk_id':
      return vscode.l10n.t('look up person with this SeaTalk ID');
  }
}
