import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { needsHeadings, partsOf } from '../../directory/groupOrder';
import type { GroupEntry } from '../../directory/groupDirectory';
import { heading } from '../base/wizard';
import type { Choice } from '../base/wizard';
import type { Session } from '../session/session';

/** Characters of a name in a row. */
const NAME_MAX = 80;

/** The bot's groups as choices of a quick pick, as the groups view has them: recent ones first, then pinned ones, then the others. */
export function groupChoices({
  groups,
  marks,
}: Pick<Session, 'groups' | 'marks'>): readonly (Choice<string> | vscode.QuickPickItem)[] {
  const parts = partsOf(groups.groups, (groupId) => marks.isPinned(groupId), marks.used);
  const { pinned, recent, others } = parts;
  if (!needsHeadings(parts)) return [...recent, ...pinned, ...others].map(choice);
  return [
    [vscode.l10n.t('recent'), recent] as const,
    [vscode.l10n.t('pinned'), pinned] as const,
    [vscode.l10n.t('groups'), others] as const,
  ].flatMap(([name, part]) => (part.length === 0 ? [] : [heading(name), ...part.map(choice)]));
}

function choice({ groupId, name, memberTotal, external }: GroupEntry): Choice<string> {
  const facts = [
    // A group that hides its members says 0.
    memberTotal ? vscode.l10n.t('{0} members', memberTotal) : undefined,
    external ? vscode.l10n.t('external') : undefined,
  ];
  return {
    label: oneLine(name ?? '', NAME_MAX) || groupId,
    description: facts.filter((fact) => fact !== undefined).join(' · '),
    iconPath: new vscode.ThemeIcon(external ? 'globe' : 'organization'),
    value: groupId,
  };
}
