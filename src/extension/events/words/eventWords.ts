import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { timeWords } from '../../../base/timeWords';
import type { EventType } from '../../../contract/eventTable';
import type { EventRecord } from '../model/eventLog';
import type { EventFacts } from '../model/eventFacts';
import type { Names } from '../model/names';
import type { EventResult } from '../model/result';

/** Characters of a name in a row. */
const NAME_MAX = 60;
/** Characters of what was written in a row. */
const GIST_MAX = 80;

/** What happened, as short as a row needs it. */
export function typeWords(type: string): string {
  const words: Readonly<Record<EventType, string>> = {
    event_verification: vscode.l10n.t('URL verification'),
    message_from_bot_subscriber: vscode.l10n.t('Direct message'),
    new_mentioned_message_received_from_group_chat: vscode.l10n.t('Mention'),
    new_message_received_from_thread: vscode.l10n.t('Thread message'),
    new_message_received_from_group_chat: vscode.l10n.t('Group message'),
    interactive_message_click: vscode.l10n.t('Button tap'),
    bot_added_to_group_chat: vscode.l10n.t('Bot added to group'),
    bot_removed_from_group_chat: vscode.l10n.t('Bot removed from group'),
    group_chat_converted_to_external_group: vscode.l10n.t('Group opened to externals'),
    user_enter_chatroom_with_bot: vscode.l10n.t('Chat opened'),
    new_bot_subscriber: vscode.l10n.t('New subscriber'),
  };
  return Object.hasOwn(words, type) ? words[type as EventType] : oneLine(type, NAME_MAX);
}

/** Why an event was delivered where it didn't just happen; undefined where it did. */
function causeWords(cause: string): string | undefined {
  if (cause === 'test') return vscode.l10n.t('test');
  if (cause === 'replay') return vscode.l10n.t('replay');
  return undefined;
}

/** Who did it and where: "Mira Tan in Release room"; `''` for an event that names nobody. */
function placeWords({ person, groupId, groupName, inThread }: EventFacts, names: Names): string {
  const who = person && (names.people.get(person.seatalkId ?? '') ?? person.email ?? person.seatalkId);
  const name = groupName ?? (groupId === undefined ? undefined : (names.groups.get(groupId) ?? groupId));
  const where =
    name !== undefined && inThread
      ? vscode.l10n.t('a thread of {0}', oneLine(name, NAME_MAX))
      : name && oneLine(name, NAME_MAX);
  if (who === undefined) return where ?? '';
  const shown = oneLine(who, NAME_MAX);
  return where === undefined ? shown : vscode.l10n.t('{0} in {1}', shown, where);
}

/** What was written, in one line; `''` where nothing was. */
function gistWords({ gist, tag }: EventFacts): string {
  if (gist !== undefined) return oneLine(gist, GIST_MAX);
  return tag === undefined || tag === 'text' ? '' : oneLine(tag, NAME_MAX);
}

/** The row of an event beside its type: when, who, where, what. */
export function eventDescription(event: EventRecord, names: Names, nowMs: number): string {
  return [
    timeWords(event.atMs, nowMs),
    causeWords(event.cause),
    placeWords(event.facts, names),
    gistWords(event.facts),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A result in words, as a filter and a screen reader say it. */
export function resultWords(result: EventResult): string {
  switch (result) {
    case 'delivered':
      return vscode.l10n.t('Delivered');
    case 'received':
      return vscode.l10n.t('Received');
    case 'pending':
      return vscode.l10n.t('In progress');
    case 'retrying':
      return vscode.l10n.t('Failed, will be repeated');
    case 'failed':
      return vscode.l10n.t('Failed');
    case 'dropped':
      return vscode.l10n.t('Not sent');
  }
}
