import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { present } from '../../contract/absent';
import type { GroupInfo } from '../../contract/group';
import type { ChatMessage } from '../../contract/inbound';
import type { PersonRef } from '../../contract/person';
import { SenderType } from '../../contract/person';
import type { Mentionable } from '../../webview/conversation/protocol';
import type { GroupHead } from '../../webview/groupConversation/protocol';

/** Members that are named; a longer list is counted. */
const NAMED_MAX = 6;
const NAME_CHARS = 60;

export interface GroupFacts {
  readonly groupId: string;
  readonly title: string;
  readonly bot: string;
  /** Members and settings, once they were read. */
  readonly info: GroupInfo | undefined;
  readonly messages: readonly ChatMessage[];
  readonly label: (person: PersonRef) => string;
}

/** What stands above a conversation, and who can be mentioned in it: its members, or who wrote where members can't be read. */
export function groupHead({ groupId, title, bot, info, messages, label }: GroupFacts): GroupHead {
  const people = new Map<string, Mentionable>();
  const add = (person: PersonRef, kind: 'person' | 'bot') => {
    const id = present(person.seatalk_id);
    const name = oneLine(label(person), NAME_CHARS);
    if (id !== undefined && name !== '' && !people.has(id)) people.set(id, { id, name, kind });
  };
  for (const member of info?.group_user_list ?? []) add(member, 'person');
  for (const { sender } of messages)
    if (sender && sender.sender_type !== SenderType.systemAccount)
      add(sender, sender.sender_type === SenderType.bot ? 'bot' : 'person');
  const everyone: Mentionable = { id: '0', name: vscode.l10n.t('All'), kind: 'everyone' };
  return {
    groupId,
    title,
    bot,
    members: memberWords(info, [...people.values()]),
    mentionable: [...people.values(), everyone],
  };
}

function memberWords(info: GroupInfo | undefined, people: readonly Mentionable[]): string {
  const total = info?.group_user_total ?? undefined;
  const names = people.filter(({ kind }) => kind === 'person').map(({ name }) => name);
  const named = names.slice(0, NAMED_MAX).join(', ');
  const rest = (total ?? names.length) - Math.min(names.length, NAMED_MAX);
  const words = rest > 0 && named !== '' ? vscode.l10n.t('{0} and {1} more', named, rest) : named;
  return info?.external ? [words, vscode.l10n.t('external')].filter(Boolean).join(' · ') : words;
}
