import * as vscode from 'vscode';
import type { SentMessage, TapPerson, TapPlace, TapSetup } from '../../../webview/cardPreview/protocol';
import { INVENTED } from '../../../cards/view/sampleTap';
import type { AppProfile } from '../../profiles/appProfile';
import type { Session } from '../../session/session';
import { oneLine } from '../../../base/plainText';
import { senderWords } from '../../messages/messageWords';
import type { SentCard } from '../../../directory/sentCards';
import type { CardRef } from '../source/sentCard';

/** Enough to choose from in a short list. */
const GROUPS_MAX = 10;
const PEOPLE_MAX = 10;

/** The message of a card that was sent, as far as this window has read it. No call is made. */
export function sentMessage(
  session: Session,
  { messageId, groupId, threadId: inThread }: CardRef,
  record: SentCard | undefined,
): SentMessage {
  const seen = session.history.seen().find(({ message }) => message.message_id === messageId);
  const group = groupId ?? record?.groupId ?? seen?.groupId;
  const thread = inThread ?? record?.threadId;
  // Whether a tap on the root of a thread names the thread isn't documented: the root stands in the group itself.
  const threadId = thread === messageId ? undefined : thread;
  const sender = seen?.message.sender;
  return {
    messageId,
    groupId: group ?? '',
    threadId: threadId ?? '',
    place: placeWords(session, group, threadId, record?.chatName),
    sender: seen && senderWords(session.people, seen.message),
    isOfOther: sender ? session.people.isOwnBot(sender) === false : false,
  };
}

function placeWords(
  session: Session,
  groupId: string | undefined,
  threadId: string | undefined,
  chatName: string | undefined,
): string {
  if (groupId === undefined) {
    return chatName === undefined
      ? vscode.l10n.t('Direct chat')
      : vscode.l10n.t('Direct chat with {0}', oneLine(chatName, 60));
  }
  const name = oneLine(session.groups.get(groupId)?.name ?? groupId, 60);
  return threadId === undefined ? name : vscode.l10n.t('Thread in {0}', name);
}

/** What taps can be made of: groups and people of the active app as far as they are at hand, else invented ones. No call is made. */
export function tapSetup(
  app: AppProfile | undefined,
  session: Session | undefined,
  {
    employeeCode,
    ...rest
  }: Pick<TapSetup, 'addresses' | 'signing' | 'canSetSecret' | 'sent'> & {
    /** Of the only person who can tap: the card is in their direct chat. */
    readonly employeeCode?: string | undefined;
  },
): TapSetup {
  return {
    appId: app?.appId ?? INVENTED.appId,
    places: placesOf(session),
    people: peopleOf(session, employeeCode),
    ...rest,
  };
}

function placesOf(session: Session | undefined): TapPlace[] {
  const known = (session?.groups.groups ?? []).filter(({ name }) => name !== undefined).slice(0, GROUPS_MAX);
  const offered = known.length > 0 ? known : [{ groupId: INVENTED.groupId, name: undefined }];
  return [
    { kind: 'direct', label: vscode.l10n.t('Direct chat'), groupId: '', threadId: '' },
    ...offered.map(({ groupId, name }): TapPlace => ({
      kind: 'group',
      label: name === undefined ? vscode.l10n.t('A group (invented)') : vscode.l10n.t('Group: {0}', name),
      groupId,
      threadId: '',
    })),
    ...offered.map(({ groupId, name }): TapPlace => ({
      kind: 'thread',
      label:
        name === undefined ? vscode.l10n.t('A thread (invented)') : vscode.l10n.t('Thread in: {0}', name),
      groupId,
      threadId: INVENTED.threadId,
    })),
  ];
}

function peopleOf(session: Session | undefined, only: string | undefined): TapPerson[] {
  const all = session?.people.known ?? [];
  const known = all
    .filter(({ employeeCode }) => only === undefined || employeeCode === only)
    .slice(0, PEOPLE_MAX)
    .map(({ employeeCode, name, email, seatalkId }) => ({
      label: name ?? employeeCode,
      employeeCode,
      // The platform leaves both empty for people of other organizations.
      email: email ?? '',
      seatalkId: seatalkId ?? '',
    }));
  if (known.length > 0) return known;
  if (only !== undefined) return [{ label: only, employeeCode: only, email: '', seatalkId: '' }];
  return [{ label: vscode.l10n.t('Mira Tan (invented)'), ...INVENTED.person }];
}
