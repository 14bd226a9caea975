import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { personNamed } from '../seed/names';
import type { ChatPlace } from '../world/messageRecords';
import { chatAt, messagesOf } from '../world/messages';
import type { World } from '../world/world';
import { chatMessageJson, chatPersonJson, chatsOf, membersOf } from './chatJson';
import { ControlError } from './controlRequest';

/** Messages of a page by default, and at most. */
const PAGE = { usual: 50, max: 200 };

/**
 * What a chat window of a person shows; `chatSchema.ts` describes the answers. `:person` is an email, employee code, SeaTalk ID or name;
 * `:chat` is the key of a chat.
 */
export function addChatRoutes(control: RouteApp, platform: Platform): void {
  const { clock } = platform;

  control.get('/people/:person/chats', (context) => {
    const { world } = platform;
    const me = personNamed(world, context.req.param('person'));
    const people = [...world.people.values()].map(chatPersonJson);
    return context.json({ me: chatPersonJson(me), people, chats: chatsOf(world, me, clock.now()) });
  });

  control.get('/chats/:chat/members', (context) =>
    context.json(membersOf(platform.world, placeOf(platform.world, context.req.param('chat')))),
  );

  // `thread` gives a thread with its root, else the main chat without replies; `before` is the number of a message.
  control.get('/chats/:chat/messages', (context) => {
    const { world } = platform;
    const chat = chatAt(world, placeOf(world, context.req.param('chat')));
    const thread = numberOf(context.req.query('thread'));
    const before = numberOf(context.req.query('before'));
    const limit = Math.min(numberOf(context.req.query('limit')) ?? PAGE.usual, PAGE.max);
    const shown =
      thread === undefined
        ? chat.messages.filter((uid) => isMain(world, uid))
        : [thread, ...(chat.threads.get(thread) ?? [])];
    const end = before === undefined ? shown.length : Math.max(0, shown.indexOf(before));
    const start = Math.max(0, end - limit);
    const messages = messagesOf(world, shown.slice(start, end));
    return context.json({
      messages: messages.map((message) => chatMessageJson(world, message, clock.now())),
      has_older: start > 0,
    });
  });

  control.get('/files/:file', (context) => {
    const file = platform.world.files.get(context.req.param('file'));
    if (!file) throw new ControlError(404, 'there is no such file');
    return context.body(new Uint8Array(file.bytes), 200, { 'content-type': file.contentType });
  });
}

/** Not a reply in a thread. */
function isMain(world: World, uid: number): boolean {
  const rootUid = world.messages.get(uid)?.rootUid;
  return rootUid === undefined || rootUid === uid;
}

/** The place that a key stands for, also of a chat without messages. @throws ControlError 404 when there is none. */
function placeOf(world: World, key: string): ChatPlace {
  const known = world.chats.get(key);
  if (known) return known.place;
  const [kind, first = '', second = ''] = key.split(':');
  if (kind === 'group' && world.groups.has(first)) return { kind, groupId: first };
  if ((kind === 'direct' || kind === 'notice') && world.apps.has(first) && world.people.has(second))
    return { kind, appId: first, seatalkId: second };
  throw new ControlError(404, `there is no chat "${key}"`);
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new ControlError(400, `"${text}" isn't a number`);
  return value;
}
