import type { CardElement } from '../contract/cards';
import { nameOf } from '../emulator/control/worldJson';
import { buttonsOf } from '../emulator/world/cardButtons';
import { messageId, messageUid } from '../emulator/world/messageIds';
import type { ChatPlace, MessageBody, MessageRecord } from '../emulator/world/messageRecords';
import type { PersonRecord } from '../emulator/world/records';
import type { World } from '../emulator/world/world';
import { groupNamed, knownPerson, unknownName } from './names';
import type { LocalMessage } from './types';

/** A message as the library hands it out. */
export function localMessage(world: World, message: MessageRecord): LocalMessage {
  const { uid, sender, rootUid, quotedUid, body, recalled, editedAtMs, sentAtMs } = message;
  const place = placeOf(world, message);
  const appId = appIn(world, place);
  const idOf = (one: number | undefined) => (one === undefined ? '' : messageId(appId, one));
  return {
    id: idOf(uid),
    ids: Object.fromEntries([...world.apps.keys()].map((each) => [each, messageId(each, uid)])),
    from: nameOf(world, sender.seatalkId),
    in: placeName(world, place),
    threadId: idOf(rootUid),
    quotedId: idOf(quotedUid),
    tag: tagOf(body),
    text: textOf(body),
    buttons: body.kind === 'card' ? buttonsOf(body.elements).map(({ button }) => button.text) : [],
    ...(body.kind === 'card' && { elements: structuredClone(body.elements) }),
    recalled,
    editedAtMs,
    sentAtMs,
  };
}

/** The record behind a message, as it is now. @throws Error when it isn't kept any more, or is of another world. */
export function recordOf(world: World, { ids }: LocalMessage): MessageRecord {
  for (const [appId, id] of Object.entries(ids)) {
    const uid = messageUid(appId, id);
    const record = uid === undefined ? undefined : world.messages.get(uid);
    if (record) return record;
  }
  throw new Error('The message is not in this local SeaTalk any more.');
}

/** Where a message is. */
export function placeOf(world: World, { chat }: MessageRecord): ChatPlace {
  const place = world.chats.get(chat)?.place;
  if (!place) throw new Error('The chat of the message is not in this local SeaTalk any more.');
  return place;
}

/** The name of a chat: of its group, or of the person in it. */
export function placeName(world: World, place: ChatPlace): string {
  return place.kind === 'group'
    ? (world.groups.get(place.groupId)?.name ?? place.groupId)
    : nameOf(world, place.seatalkId);
}

/** Recognizes the group, or the direct chats with the person, that a test names. @throws TypeError for a name nobody has. */
export function placeNamed(world: World, name: string): (place: ChatPlace) => boolean {
  const group = groupNamed(world, name);
  if (group) return (place) => place.kind === 'group' && place.groupId === group.groupId;
  const { seatalkId } = personOrComplain(world, name);
  return (place) => place.kind !== 'group' && place.seatalkId === seatalkId;
}

function personOrComplain(world: World, name: string): PersonRecord {
  try {
    return knownPerson(world, name);
  } catch {
    const groups = [...world.groups.values()].map((group) => group.name);
    throw unknownName('group or person', name, groups);
  }
}

/** The app whose IDs are used for a chat. */
function appIn(world: World, place: ChatPlace): string {
  if (place.kind !== 'group') return place.appId;
  const [bot] = world.groups.get(place.groupId)?.bots.keys() ?? [];
  const [first = ''] = world.apps.keys();
  return bot ?? first;
}

function tagOf(body: MessageBody): string {
  switch (body.kind) {
    case 'card':
      return 'interactive_message';
    case 'forwarded':
      return 'combined_forwarded_chat_history';
    case 'other':
      return body.tag;
    case 'text':
    case 'image':
    case 'video':
    case 'file':
      return body.kind;
  }
}

function textOf(body: MessageBody): string {
  if (body.kind === 'text') return body.plain;
  if (body.kind === 'file') return body.filename;
  return body.kind === 'card' ? body.elements.flatMap(lineOf).join('\n') : '';
}

function lineOf(element: CardElement): string[] {
  if (element.element_type === 'title') return [element.title.text];
  return element.element_type === 'description' ? [element.description.text] : [];
}
