import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { readPeopleList } from '../../directory/peopleList';
import type { PeopleList } from '../../directory/peopleList';
import { showRefusal } from '../base/notices';
import { pickSome } from '../base/quickPick';
import { askChoice, askText } from '../base/wizard';
import type { Choice, StepAnswer, StepPlace } from '../base/wizard';
import { personDetail, personName } from '../people/personWords';
import type { Session } from '../session/session';

/** A list that is longer than any that could be meant, in UTF-16 units. */
const LIST_MAX = 200_000;

/** Asks for the ids: picks one way, then goes it. `back` returns to the ways. */
type Way = (place: StepPlace) => Promise<StepAnswer<PeopleList>>;

/**
 * Asks who gets it: people who are known, by name; or a list from the clipboard, the editor, a file, or typed.
 * @param named people that the card itself names.
 */
export async function askRecipients(
  { people }: Session,
  named: readonly string[],
  place: StepPlace,
): Promise<StepAnswer<PeopleList>> {
  for (;;) {
    const way = await askChoice<Way>(
      {
        placeholder: vscode.l10n.t('Choose who gets it'),
        items: [
          ...listChoice(vscode.l10n.t('People in the Card'), 'json', listOf(named)),
          ...(people.known.length > 0
            ? [choice('person', vscode.l10n.t('Choose by Name…'), byName(people))]
            : []),
          choice('clippy', vscode.l10n.t('List on Clipboard'), clipboardList),
          ...listChoice(vscode.l10n.t('List in Editor'), 'list-selection', editorList()),
          choice('edit', vscode.l10n.t('Enter or Paste List…'), enterList),
          choice('folder-opened', vscode.l10n.t('List in File…'), fileList),
        ],
      },
      place,
    );
    if (way === 'back' || way === 'cancel') return way;
    const answer = await way.value({ ...place, canGoBack: true });
    if (answer !== 'back') return answer;
  }
}

function choice(icon: string, label: string, value: Way, description = ''): Choice<Way> {
  return { label, description, iconPath: new vscode.ThemeIcon(icon), value };
}

/** Offered only where there is somebody in the list. */
function listChoice(label: string, icon: string, list: PeopleList | undefined): Choice<Way>[] {
  if (!list || list.ids.length === 0) return [];
  const [only] = list.ids;
  const count =
    list.ids.length === 1 ? oneLine(only ?? '', 60) : vscode.l10n.t('{0} emails or codes', list.ids.length);
  return [choice(icon, label, async () => ({ value: list }), count)];
}

function listOf(ids: readonly string[]): PeopleList {
  return { ids, unreadable: [], repeated: 0 };
}

function byName(people: Session['people']): Way {
  return async ({ title }) => {
    const items = people.known
      .map(({ employeeCode, name, email }) => ({
        label: personName({ employeeCode, name, email }),
        description: personDetail({ employeeCode, name, email }),
        employeeCode,
      }))
      .toSorted((a, b) => a.label.localeCompare(b.label, vscode.env.language));
    const chosen = await pickSome(items, {
      title,
      placeHolder: vscode.l10n.t('Choose people; type to filter by name or email'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    if (!chosen) return 'back';
    return { value: listOf(chosen.map(({ employeeCode }) => employeeCode)) };
  };
}

/** Read only when it is chosen: editors in a browser ask the person first. */
const clipboardList: Way = async () => {
  const list = readPeopleList((await vscode.env.clipboard.readText()).slice(0, LIST_MAX));
  if (list.ids.length > 0) return { value: list };
  showRefusal(vscode.l10n.t("The clipboard doesn't contain emails, employee codes, or SeaTalk IDs."));
  return 'back';
};

/** What is selected, else the whole file in front unless that is JSON: card files name no list. */
function editorList(): PeopleList | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  if (!selection.isEmpty) return listIn(document.getText(selection));
  return /^(plaintext|csv|tsv|markdown)/.test(document.languageId) ? listIn(document.getText()) : undefined;
}

function listIn(text: string): PeopleList | undefined {
  if (text.length > LIST_MAX) return undefined;
  const list = readPeopleList(text);
  // A sentence in which one word looks like an id is no list.
  return list.ids.length >= list.unreadable.length ? list : undefined;
}

const enterList: Way = async (place) => {
  const answer = await askText(
    {
      prompt: vscode.l10n.t('Emails, employee codes, or SeaTalk IDs, separated by commas or spaces'),
      placeholder: 'mira.tan@example.com, e_7k2m9q4x',
      check: (text) =>
        readPeopleList(text).ids.length === 0
          ? vscode.l10n.t('Enter at least one email, employee code, or SeaTalk ID.')
          : undefined,
    },
    place,
  );
  return answer === 'back' || answer === 'cancel' ? answer : { value: readPeopleList(answer.value) };
};

const fileList: Way = async () => {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('List of People'),
      openLabel: vscode.l10n.t('Choose'),
      filters: {
        [vscode.l10n.t('Text and CSV')]: ['csv', 'tsv', 'txt'],
        [vscode.l10n.t('All Files')]: ['*'],
      },
    })) ?? [];
  if (!uri) return 'back';
  const document = await vscode.workspace.openTextDocument(uri);
  return { value: readPeopleList(document.getText().slice(0, LIST_MAX)) };
};
