import * as vscode from 'vscode';
import type { Form } from '../../../compose/model/source';
import { oneLine } from '../../../base/plainText';
import type { NamedTarget } from '../../../sending/namedTargets';
import type { SendTarget } from '../../../sending/sendTarget';
import type { TypedTarget } from '../../../sending/typedTarget';
import { formIcon, formWords } from '../questions/pickForm';
import type { TargetRow, TargetSection } from './targetRows';

/** One choice of the target picker, or a separator. */
export interface TargetItem extends vscode.QuickPickItem {
  readonly row?: TargetRow;
}

/** The rows as items of a quick pick, with a separator above each section. @param form what it is sent as. */
export function targetItems(rows: readonly TargetRow[], form: Form | undefined): TargetItem[] {
  const items: TargetItem[] = [];
  let section: TargetSection | undefined;
  for (const row of rows) {
    if (row.section !== section) {
      section = row.section;
      items.push({ label: sectionWords(section), kind: vscode.QuickPickItemKind.Separator });
    }
    items.push(itemOf(row, form));
  }
  return items;
}

function itemOf(row: TargetRow, form: Form | undefined): TargetItem {
  const { choice } = row;
  const name = oneLine(row.name ?? '', 80);
  if (choice.kind === 'enter') {
    return {
      label: vscode.l10n.t('Enter an ID or Email…'),
      iconPath: new vscode.ThemeIcon('edit'),
      alwaysShow: true,
      row,
    };
  }
  if (choice.kind === 'form') {
    return {
      label: vscode.l10n.t('Send As…'),
      ...(form === undefined ? {} : { description: formWords(form), iconPath: formIcon(form) }),
      row,
    };
  }
  if (choice.kind === 'nothing') {
    return {
      label: vscode.l10n.t('No group, person, or webhook matches "{0}"', name),
      detail: vscode.l10n.t('Anyone else is found by email or employee code, any other group by its ID.'),
      iconPath: new vscode.ThemeIcon('info'),
      alwaysShow: true,
      row,
    };
  }
  if (choice.kind === 'typed') {
    const icon = choice.typed.kind === 'group_id' ? 'organization' : 'person';
    return {
      label: name,
      description: typedWords(choice.typed.kind),
      iconPath: new vscode.ThemeIcon(icon),
      row,
    };
  }
  const { target, named } = choice;
  const threads =
    target.kind === 'webhook'
      ? {}
      : {
          buttons: [
            {
              iconPath: new vscode.ThemeIcon('comment-discussion'),
              tooltip: vscode.l10n.t('Send into a thread…'),
            },
          ],
        };
  return {
    label: name,
    description: named ? namedWords(named, row) : targetDetailWords(target, row),
    iconPath: new vscode.ThemeIcon(row.external ? 'globe' : iconOf(target)),
    // The editor would look for what is typed as it is; words in any order and without accents were looked for already.
    ...(row.section === 'people' ? { alwaysShow: true } : {}),
    row,
    ...threads,
  };
}

function sectionWords(section: TargetSection): string {
  switch (section) {
    case 'typed':
      return vscode.l10n.t('typed');
    case 'recent':
      return vscode.l10n.t('recent');
    case 'pinned':
      return vscode.l10n.t('pinned');
    case 'named':
      return vscode.l10n.t('named in this workspace');
    case 'own':
      return vscode.l10n.t('named by you');
    case 'groups':
      return vscode.l10n.t('groups');
    case 'people':
      return vscode.l10n.t('people');
    case 'webhooks':
      return vscode.l10n.t('webhooks');
    case 'nothing':
    case 'other':
      return '';
  }
}

/** Where a name leads. A restricted workspace may have been written by anyone. */
function namedWords({ isShared, threadId }: NamedTarget, { groupName = '' }: TargetRow): string {
  const chat = oneLine(groupName, 60);
  const words = threadId === undefined ? chat : vscode.l10n.t('a thread in {0}', chat);
  return isShared && !vscode.workspace.isTrusted ? vscode.l10n.t('{0} · restricted workspace', words) : words;
}

function typedWords(kind: TypedTarget['kind']): string {
  switch (kind) {
    case 'email':
      return vscode.l10n.t('person with this email');
    case 'employee_code':
      return vscode.l10n.t('person with this employee code');
    case 'group_id':
      return vscode.l10n.t('group with this ID');
  }
}

function targetDetailWords(
  target: SendTarget,
  { memberTotal, external, groupName, email, section }: TargetRow,
): string {
  if (target.kind === 'webhook') {
    return section === 'webhooks' && groupName !== undefined
      ? oneLine(groupName, 60)
      : vscode.l10n.t('webhook');
  }
  if (target.threadId !== undefined)
    return target.threadWords === undefined
      ? vscode.l10n.t('thread')
      : vscode.l10n.t('thread: {0}', oneLine(target.threadWords, 60));
  if (target.kind === 'person') return email === undefined ? vscode.l10n.t('person') : oneLine(email, 60);
  // A group that hides its members says 0.
  const members = memberTotal ? [vscode.l10n.t('{0} members', memberTotal)] : [];
  return [...members, ...(external ? [vscode.l10n.t('external')] : [])].join(' · ');
}

function iconOf(target: SendTarget): string {
  if (target.kind === 'webhook') return 'broadcast';
  if (target.threadId !== undefined) return 'comment-discussion';
  return target.kind === 'person' ? 'person' : 'organization';
}
