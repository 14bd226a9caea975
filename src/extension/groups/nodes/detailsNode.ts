import * as vscode from 'vscode';
import { present } from '../../../contract/absent';
import type { GroupInfo, GroupMember } from '../../../contract/group';
import { unreadableIn } from '../../../contract/tolerant';
import type { Lookup } from '../../../conversations/lookup';
import { oneLine } from '../../../base/plainText';
import { personHover } from '../../people/personHover';
import { errorRow } from './errorRow';
import { InfoNode } from './infoNode';
import { unreadableOptions } from './unreadableOptions';
import type { InfoNodeOptions } from './infoNode';
import { ViewNode } from './viewNode';
import type { TreeContext } from './viewNode';
import { groupItems } from '../../contributions';
import { settingWords } from '../settingWords';

/** Members listed at most; the rest is counted. */
const MAX_MEMBERS = 200;

/** Members and settings of a group, read when the row is opened. */
export class DetailsNode extends ViewNode {
  readonly #context: TreeContext;
  readonly #details: Lookup<GroupInfo>;

  constructor(context: TreeContext, parent: ViewNode, details: Lookup<GroupInfo>) {
    super(parent, 'details');
    this.#context = context;
    this.#details = details;
  }

  override treeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t('Details'), vscode.TreeItemCollapsibleState.Collapsed);
    item.id = this.id;
    item.contextValue = groupItems.details;
    item.iconPath = new vscode.ThemeIcon('info');
    item.tooltip = vscode.l10n.t('Members and settings of the group');
    item.accessibilityInformation = { label: vscode.l10n.t('Members and settings of the group') };
    return item;
  }

  override children(): readonly ViewNode[] {
    const { state, value, error } = this.#details;
    if (value) return rows(this.#context, value).map((row, index) => new InfoNode(this, String(index), row));
    if (state === 'error') {
      const label = vscode.l10n.t("Couldn't load details");
      return [errorRow(this, 'error', { error, label, app: this.#context.session.profile })];
    }
    if (state === 'new') void this.#details.load();
    return [new InfoNode(this, 'loading', { label: vscode.l10n.t('Loading…'), icon: 'loading~spin' })];
  }

  /** Reads the group again. */
  refresh(): Promise<void> {
    return this.#details.refresh();
  }
}

function rows(context: TreeContext, info: GroupInfo): InfoNodeOptions[] {
  return [
    members(context, info),
    count(vscode.l10n.t('Bots'), 'robot', info.group_bot_total),
    count(vscode.l10n.t('System accounts'), 'broadcast', info.group_system_account_total),
    ...settingWords(info).map(({ label, value, icon }) => ({ label, description: value, icon })),
  ].filter((row) => row !== undefined);
}

function members(context: TreeContext, info: GroupInfo): InfoNodeOptions {
  const list = info.group_user_list ?? [];
  const total = info.group_user_total ?? list.length;
  const label = vscode.l10n.t('Members');
  if (info.group_settings?.can_view_member_list === false) {
    return { label, description: vscode.l10n.t('member list is hidden'), icon: 'organization' };
  }
  const shown = list.slice(0, MAX_MEMBERS).map((member) => memberRow(context, member));
  const rest = Math.max(total, list.length) - shown.length;
  const more = rest > 0 ? [{ label: vscode.l10n.t('and {0} more', rest), icon: 'ellipsis' }] : [];
  return { label, description: String(total), icon: 'organization', children: [...shown, ...more] };
}

function memberRow(context: TreeContext, member: GroupMember): InfoNodeOptions {
  const email = present(member.email);
  const name = oneLine(context.session.people.label(member), 60);
  const [unreadable] = unreadableIn(member);
  if (unreadable && name === '') return unreadableOptions(vscode.l10n.t('Unreadable member'), unreadable);
  const employeeCode = present(member.employee_code);
  const external = member.external ? vscode.l10n.t('external') : undefined;
  return {
    label: name,
    hover: () =>
      personHover(
        name,
        {
          email,
          employeeCode,
          seatalkId: present(member.seatalk_id),
        },
        external,
      ),
    description: [email === name ? undefined : email, external]
      .filter((part) => part !== undefined)
      .join(' · '),
    icon: 'person',
    sendTo: employeeCode === undefined ? undefined : { kind: 'person', employeeCode, name },
  };
}

function count(label: string, icon: string, total: number | null | undefined): InfoNodeOptions | undefined {
  return total ? { label, description: String(total), icon } : undefined;
}
