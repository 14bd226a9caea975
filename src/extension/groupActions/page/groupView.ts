import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { present } from '../../../contract/absent';
import type { GroupMember } from '../../../contract/group';
import type { PeopleDirectory } from '../../../directory/peopleDirectory';
import type { GroupHead, MemberRow } from '../../../webview/group/protocol';
import { settingWords } from '../../groups/settingWords';
import type { NamedGroup } from '../askGroup';
import type { MemberPages } from './memberPages';

/** Characters of a name or an id in a row. */
const NAME_MAX = 120;

type Names = Pick<PeopleDirectory, 'label'>;

/** What is shown of a group beside its members; undefined until it was read. */
export function groupHead(group: NamedGroup, pages: MemberPages, people: Names): GroupHead | undefined {
  const { info } = pages;
  if (!info) return undefined;
  return {
    id: group.groupId,
    name: oneLine(info.group_name ?? '', NAME_MAX) || group.name,
    isExternal: info.external === true,
    settings: [
      ...settingWords(info).map(({ label, value }) => ({ label, value })),
      {
        label: vscode.l10n.t('Owner and admins'),
        value: vscode.l10n.t("SeaTalk doesn't return them to apps"),
      },
    ],
    total: Math.max(info.group_user_total ?? 0, pages.members.length),
    isHidden: info.group_settings?.can_view_member_list === false,
    hasMore: pages.hasMore,
    bots: [...pages.bots].map(([id, isExternal], index) => accountRow(people, id, index, isExternal)),
    systemAccounts: [...pages.systemAccounts].map((id, index) => accountRow(people, id, index, false)),
  };
}

export function memberRows(members: readonly GroupMember[], people: Names): readonly MemberRow[] {
  return members.map((member, index): MemberRow => {
    const employeeCode = present(member.employee_code);
    const name = oneLine(people.label(member), NAME_MAX) || vscode.l10n.t('Unreadable member');
    const about = [present(member.email), employeeCode, present(member.seatalk_id)]
      .filter((word) => word !== undefined && word !== name)
      .map((word) => oneLine(word ?? '', NAME_MAX))
      .join(' · ');
    return {
      index,
      name,
      about,
      isExternal: member.external === true,
      ...(employeeCode === undefined ? {} : { employeeCode }),
    };
  });
}

function accountRow(people: Names, id: string, index: number, isExternal: boolean): MemberRow {
  const name = oneLine(people.label({ seatalk_id: id }), NAME_MAX) || id;
  return { index, name, about: name === id ? '' : id, isExternal };
}
