import { oneLine } from '../../../base/plainText';
import { partsOf } from '../../../directory/groupOrder';
import { searchPeople } from '../../../directory/searchPeople';
import { targetId } from '../../../sending/sendTarget';
import type { NamedTarget } from '../../../sending/namedTargets';
import type { SendTarget } from '../../../sending/sendTarget';
import { readTypedTarget } from '../../../sending/typedTarget';
import type { TypedTarget } from '../../../sending/typedTarget';

export type TargetSection =
  'typed' | 'recent' | 'named' | 'own' | 'pinned' | 'groups' | 'people' | 'webhooks' | 'nothing' | 'other';

/** One choice of the target picker. */
export interface TargetRow {
  readonly section: TargetSection;
  /** Stays the same while the list changes around it. */
  readonly key: string;
  readonly choice:
    | { readonly kind: 'target'; readonly target: SendTarget; readonly named?: NamedTarget }
    | { readonly kind: 'typed'; readonly typed: TypedTarget }
    /** Asks for an id or email in a field of its own. */
    | { readonly kind: 'enter' }
    /** Asks what to send it as. */
    | { readonly kind: 'form' }
    /** Says that nothing has such a name. */
    | { readonly kind: 'nothing' };
  /** Plain text; missing for `enter` and `form`, which have words of their own; what was typed for `nothing`. */
  readonly name?: string;
  readonly memberTotal?: number | undefined;
  /** Of a group with members from outside. */
  readonly external?: boolean | undefined;
  /** Of a webhook, the group it writes to; of a named target, the chat's own name. */
  readonly groupName?: string | undefined;
  /** Of a person. */
  readonly email?: string | undefined;
}

export interface TargetLists {
  /** Most recent first. */
  readonly recents: readonly SendTarget[];
  /** Names of the workspace and of the person, with the chats behind them. */
  readonly named: readonly { readonly named: NamedTarget; readonly target: SendTarget }[];
  /** In the order to show. */
  readonly groups: readonly {
    readonly groupId: string;
    readonly name?: string | undefined;
    readonly memberTotal?: number | undefined;
    readonly external?: boolean | undefined;
  }[];
  /** Groups with a pin. */
  readonly isPinned: (groupId: string) => boolean;
  /** Groups that something was sent to or read in, the latest first. */
  readonly used: readonly string[];
  /** Whose names are known, the latest first. */
  readonly people: readonly {
    readonly employeeCode: string;
    readonly name?: string | undefined;
    readonly email?: string | undefined;
    readonly seatalkId?: string | undefined;
  }[];
  readonly webhooks: readonly {
    readonly id: string;
    readonly name: string;
    readonly groupName?: string | undefined;
  }[];
  /** The text in the field of the picker. */
  readonly typed: string;
  /** Whether there is a choice of what to send it as. */
  readonly offersForms: boolean;
  /** More groups may come. */
  readonly isListing: boolean;
  /** Keys of the rows that are shown for what is typed now, in their order. */
  readonly before: readonly string[];
}

/** People listed while nothing is typed, and of those that what is typed fits. */
const MAX_PEOPLE = { untyped: 10, typed: 30 };

/**
 * The choices in the order in which they are shown: what was typed, recent chats (those that were sent to before those that were read), pinned
 * groups, other groups, people, webhooks, and the way
 * to enter anything else. A chat is offered once.
 *
 * A row that is shown keeps its place while others come and names arrive: a person who is about to click must not send to its neighbour.
 * While groups are listed nothing stands below them, unless something is typed.
 */
export function targetRows({
  recents,
  named: names,
  groups,
  isPinned,
  used,
  people,
  webhooks,
  typed,
  offersForms,
  isListing,
  before,
}: TargetLists): TargetRow[] {
  const webhookIds = new Set(webhooks.map(({ id }) => id));
  const recentRows = recents
    .filter((target) => target.kind !== 'webhook' || webhookIds.has(target.webhookId))
    .map((target) => {
      const group = groupOf(target, groups);
      const isThread = target.kind === 'group' && target.threadId !== undefined;
      return {
        // A group may have been renamed since it was written to.
        ...targetRow('recent', target, group?.name ?? target.name),
        ...(isThread ? {} : { memberTotal: group?.memberTotal, external: group?.external }),
      };
    });
  const namedRows = names
    .map(({ named, target }): TargetRow => ({
      section: named.isShared ? 'named' : 'own',
      key: `named:${named.name}`,
      choice: { kind: 'target', target, named },
      name: oneLine(named.name, 80),
      groupName: oneLine(target.name ?? '', 80) || targetId(target),
    }))
    .toSorted((one, other) => one.section.localeCompare(other.section));
  const seen = new Set(recentRows.map(({ key }) => key));
  const rowsOf = (section: TargetSection, part: TargetLists['groups']) =>
    part.map(({ groupId, name, memberTotal, external }) => ({
      ...targetRow(section, { kind: 'group', groupId, name }, name),
      memberTotal,
      external,
    }));
  const unsent = groups.filter(({ groupId }) => !seen.has(targetKey({ kind: 'group', groupId })));
  const parts = partsOf(unsent, isPinned, used);
  const readRows = rowsOf('recent', parts.recent);
  const webhookRows = webhooks.map(({ id, name, groupName }) => ({
    ...targetRow('webhooks', { kind: 'webhook', webhookId: id, name }, name),
    groupName,
  }));
  const groupsToShow = [
    ...inPlace(rowsOf('pinned', parts.pinned), before),
    ...inPlace(rowsOf('groups', parts.others), before),
  ];
  if (isListing && typed.trim() === '') return [...recentRows, ...readRows, ...namedRows, ...groupsToShow];
  const named = [
    ...recentRows,
    ...readRows,
    ...namedRows,
    ...groupsToShow,
    ...inPlace(
      peopleRows(people, typed).filter(({ key }) => !seen.has(key)),
      before,
    ),
    ...webhookRows.filter(({ key }) => !seen.has(key)),
  ];
  const sure = typedRows(typed);
  const isNothing = typed.trim() !== '' && sure.length === 0 && !named.some((row) => fits(row, typed));
  return [
    ...sure,
    ...named,
    ...(isNothing
      ? [{ section: 'nothing', key: 'nothing', choice: { kind: 'nothing' }, name: typed.trim() } as const]
      : []),
    { section: 'other', key: 'enter', choice: { kind: 'enter' } },
    ...(offersForms ? [{ section: 'other', key: 'form', choice: { kind: 'form' } } as const] : []),
  ];
}

/** Those that are shown first, in the order in which they are. */
function inPlace(rows: readonly TargetRow[], before: readonly string[]): TargetRow[] {
  const places = new Map(before.map((key, index) => [key, index]));
  const place = ({ key }: TargetRow) => places.get(key) ?? before.length;
  return rows.toSorted((one, other) => place(one) - place(other));
}

/** Only what certainly is an address or id: any word could be an employee code, and would be in the way. */
function typedRows(text: string): TargetRow[] {
  return readTypedTarget(text)
    .filter(({ sure }) => sure)
    .map((typed) => ({
      section: 'typed',
      key: `typed:${typed.kind}:${typed.value}`,
      choice: { kind: 'typed', typed },
      name: typed.value,
    }));
}

/** People that what is typed fits, best first. */
function peopleRows(people: TargetLists['people'], typed: string): TargetRow[] {
  return searchPeople(people, typed)
    .slice(0, typed.trim() === '' ? MAX_PEOPLE.untyped : MAX_PEOPLE.typed)
    .map(({ employeeCode, name, email }) => ({
      ...targetRow('people', { kind: 'person', employeeCode, name: name ?? email ?? employeeCode }, name),
      email: email ?? employeeCode,
    }));
}

/** Whether the editor's filter or ours keeps a row in the list for what is typed. */
function fits({ section, name = '', groupName = '' }: TargetRow, typed: string): boolean {
  const query = typed.trim().toLowerCase();
  return section === 'people' || `${name}\n${groupName}`.toLowerCase().includes(query);
}

function targetRow(section: TargetSection, target: SendTarget, name: string | undefined): TargetRow {
  const shown = oneLine(name ?? '', 80);
  return {
    section,
    key: targetKey(target),
    choice: { kind: 'target', target },
    name: shown || targetId(target),
  };
}

function groupOf(
  target: SendTarget,
  groups: TargetLists['groups'],
): TargetLists['groups'][number] | undefined {
  return target.kind === 'group' ? groups.find(({ groupId }) => groupId === target.groupId) : undefined;
}

/** The same for the same chat or thread. */
function targetKey(target: SendTarget): string {
  const thread = target.kind === 'webhook' || target.threadId === undefined ? '' : `/${target.threadId}`;
  return `${target.kind}:${targetId(target)}${thread}`;
}
