import type { ChatRecord, MessageBody, MessageRecord, SenderRef } from '../world/messageRecords';
import { chatAt, chatKey, isOpen } from '../world/messages';
import type { ChatPlace } from '../world/messageRecords';
import type { PersonRecord } from '../world/records';
import type { World } from '../world/world';
import type {
  ChatBody,
  ChatMembersJson,
  ChatMessageJson,
  ChatPerson,
  ChatRowJson,
  ChatSender,
} from './chatSchema';
import { nameOf } from './worldJson';

/** A message as people see it. */
export function chatMessageJson(world: World, message: MessageRecord, nowMs: number): ChatMessageJson {
  const quoted = message.quotedUid === undefined ? undefined : world.messages.get(message.quotedUid);
  return {
    uid: message.uid,
    chat: message.chat,
    sender: senderJson(world, message.sender),
    sent_at_ms: message.sentAtMs,
    root_uid: message.rootUid ?? null,
    replies: world.chats.get(message.chat)?.threads.get(message.uid)?.length ?? 0,
    quoted: quoted
      ? { uid: quoted.uid, sender: senderJson(world, quoted.sender), body: bodyOf(world, quoted) }
      : null,
    recalled: message.recalled,
    edited_at_ms: message.editedAtMs,
    is_streaming: isStreaming(world, message, nowMs),
    body: bodyOf(world, message),
    file_bytes: Object.fromEntries(
      filesOf(message.body).map((id) => [id, world.files.get(id)?.bytes.byteLength ?? 0]),
    ),
  };
}

/** A recalled message is shown without its content. */
function bodyOf(world: World, { recalled, body }: MessageRecord): ChatBody {
  return recalled ? { kind: 'other', tag: '' } : bodyJson(world, body);
}

function bodyJson(world: World, body: MessageBody): ChatBody {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', source: body.source, format: body.format, mentions: [...body.mentions] };
    case 'card':
      return {
        kind: 'card',
        elements: [...body.elements],
        mentions: [...body.mentions],
        imageFileIds: [...body.imageFileIds],
      };
    case 'forwarded':
      return {
        kind: 'forwarded',
        items: body.items.map((item) => ({
          sender: senderJson(world, item.sender),
          sent_at_ms: item.sentAtMs,
          body: bodyJson(world, item.body),
        })),
      };
    case 'other':
    case 'image':
    case 'video':
    case 'file':
      return body;
  }
}

function filesOf(body: MessageBody): readonly string[] {
  switch (body.kind) {
    case 'image':
    case 'video':
    case 'file':
      return [body.fileId];
    case 'card':
      return body.imageFileIds;
    case 'forwarded':
      return body.items.flatMap((item) => filesOf(item.body));
    case 'text':
    case 'other':
      return [];
  }
}

/** Few streams are open at once, and those opened last are at the end. */
function isStreaming(world: World, { uid, body, sender }: MessageRecord, nowMs: number): boolean {
  if (body.kind !== 'text' || sender.kind !== 'bot') return false;
  for (const stream of world.streams.values()) if (stream.messageUid === uid) return isOpen(stream, nowMs);
  return false;
}

export function senderJson(world: World, { kind, seatalkId }: SenderRef): ChatSender {
  return { kind, seatalk_id: seatalkId, name: nameOf(world, seatalkId) };
}

export function chatPersonJson({ seatalkId, name, email }: PersonRecord): ChatPerson {
  return { seatalk_id: seatalkId, name, email };
}

/** The chats of a person: groups, direct chats with the bots of all apps, and service notices that came. */
export function chatsOf(world: World, { seatalkId }: PersonRecord, nowMs: number): ChatRowJson[] {
  const row = (place: ChatPlace, title: string, disbanded = false): ChatRowJson => {
    const chat = chatAt(world, place);
    const last = lastShown(world, chat);
    return {
      key: chat.key,
      kind: place.kind,
      title,
      app_id: place.kind === 'group' ? null : place.appId,
      group_id: place.kind === 'group' ? place.groupId : null,
      disbanded,
      last: last ? chatMessageJson(world, last, nowMs) : null,
    };
  };
  const groups = [...world.groups.values()]
    .filter(({ members }) => members.has(seatalkId))
    .map(({ groupId, name, disbanded }) => row({ kind: 'group', groupId }, name, disbanded));
  const bots = [...world.apps.values()].flatMap(({ appId, name }) => {
    const notices: ChatPlace = { kind: 'notice', appId, seatalkId };
    return [
      row({ kind: 'direct', appId, seatalkId }, name),
      ...(world.chats.has(chatKey(notices)) ? [row(notices, name)] : []),
    ];
  });
  return [...groups, ...bots];
}

function lastShown(world: World, { messages }: ChatRecord): MessageRecord | undefined {
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = world.messages.get(messages[index] ?? 0);
    if (message && !message.recalled) return message;
  }
  return undefined;
}

/** Who can be mentioned in a chat. */
export function membersOf(world: World, place: ChatPlace): ChatMembersJson {
  if (place.kind !== 'group') {
    const app = world.apps.get(place.appId);
    const person = world.people.get(place.seatalkId);
    return {
      people: person ? [chatPersonJson(person)] : [],
      bots: app ? [{ app_id: app.appId, seatalk_id: app.botSeatalkId, name: app.name }] : [],
      may_notify_all: false,
    };
  }
  const group = world.groups.get(place.groupId);
  return {
    people: [...(group?.members.keys() ?? [])].flatMap((id) => {
      const person = world.people.get(id);
      return person ? [chatPersonJson(person)] : [];
    }),
    bots: [...(group?.bots.keys() ?? [])].flatMap((id) => {
      const app = world.apps.get(id);
      return app ? [{ app_id: app.appId, seatalk_id: app.botSeatalkId, name: app.name }] : [];
    }),
    may_notify_all: group?.canNotifyWithAtAll ?? false,
  };
}
