import type { EventBody } from '../../contract/eventTable';
import { eventTable } from '../../contract/eventTable';
import { readPersonRef, readSender } from '../messages/readMessage';
import { messageId } from '../world/messageIds';
import type { GroupPlace, MessageRecord } from '../world/messageRecords';
import { isPermitted } from '../world/permissions';
import type { AppRecord, GroupRecord } from '../world/records';
import { groupContent, groupMessage, idFor } from './eventMessage';
import type { Occasion } from './occasion';
import { actor, raise, toldIn } from './occasion';
import type { OutgoingEvent } from './outgoingEvent';

/**
 * What apps hear of a group that are permitted to hear everything, beside its messages: notices that stand in the place of a message.
 * Only the vendor's Go package describes them. Updates of cards and the parts of streams raise none, as nothing says that they do.
 */

const { permission } = eventTable.new_message_received_from_group_chat;

/** Whether an app gets an event for everything in its groups. */
export function hearsAll(app: AppRecord): boolean {
  return isPermitted(app, permission);
}

/** A message was recalled. */
export function recallEvents(
  occasion: Occasion,
  place: GroupPlace,
  { uid, rootUid }: MessageRecord,
): OutgoingEvent[] {
  return notices(
    occasion,
    groupAt(occasion, place),
    { tag: 'recall_msgs', about: uid, rootUid },
    (appId) => ({
      recall_msgs: { messages: [{ message_id: messageId(appId, uid), thread_id: idFor(appId, rootUid) }] },
    }),
  );
}

/** A message was edited. */
export function editEvents(occasion: Occasion, place: GroupPlace, message: MessageRecord): OutgoingEvent[] {
  const { uid, rootUid } = message;
  const content = groupContent(occasion, message);
  return notices(occasion, groupAt(occasion, place), { tag: 'edit', about: uid, rootUid }, (appId) => ({
    edit: { message: groupMessage(occasion, appId, message, content) },
  }));
}

export interface MembersMoved {
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  readonly isNew?: boolean;
}

/** People came or left, or the group is new. The three are SeaTalk IDs and whether the group was created just now. */
export function memberEvents(
  occasion: Occasion,
  group: GroupRecord,
  { added = [], removed = [], isNew = false }: MembersMoved,
): OutgoingEvent[] {
  if (added.length + removed.length === 0) return [];
  const named = (ids: readonly string[]) => ids.map((id) => readPersonRef(occasion.world, id));
  const change_members = {
    added_members: named(added),
    removed_members: named(removed),
    is_newly_created: isNew,
  };
  const about = [...added, '-', ...removed].join(' ');
  return notices(occasion, group, { tag: 'change_members', about }, () => ({ change_members }));
}

/** The group was disbanded. @param group as it was before. */
export function disbandEvents(occasion: Occasion, group: GroupRecord): OutgoingEvent[] {
  return notices(occasion, group, { tag: 'group_removed', about: '' }, () => ({
    group_removed: { op_user: actor(occasion) },
  }));
}

interface Notice {
  readonly tag: string;
  /** Tells the notices of one moment apart. */
  readonly about: string | number;
  readonly rootUid?: number | undefined;
}

type NoticeMessage = EventBody<'new_message_received_from_group_chat'>['message'];

function notices(
  occasion: Occasion,
  group: GroupRecord | undefined,
  notice: Notice,
  contentFor: (appId: string) => NoticeMessage,
): OutgoingEvent[] {
  if (!group) return [];
  const { world, by, atMs } = occasion;
  const { groupId } = group;
  return [...toldIn(occasion, group)].filter(hearsAll).map((app) => {
    const { appId } = app;
    const message = {
      // A notice is no message of the world, and can't be asked for by its id.
      message_id: messageId([appId, notice.tag, groupId, notice.about].join(' '), atMs),
      quoted_message_id: '',
      thread_id: idFor(appId, notice.rootUid),
      sender: by ? readSender(world, by) : null,
      message_sent_time: Math.floor(atMs / 1000),
      tag: notice.tag,
      ...contentFor(appId),
    };
    return raise(occasion, app, 'new_message_received_from_group_chat', { group_id: groupId, message });
  });
}

function groupAt({ world }: Occasion, { groupId }: GroupPlace): GroupRecord | undefined {
  return world.groups.get(groupId);
}
