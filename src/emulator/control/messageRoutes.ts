import * as z from 'zod';
import type { RouteApp } from '../http/routeApp';
import { editAs, recallAs, writeAs } from '../people/messages';
import type { Platform } from '../platform';
import { draftContent } from '../seed/draftContent';
import { parseDuration } from '../seed/duration';
import type { Room } from '../seed/names';
import { appNamed, personNamed, senderNamed } from '../seed/names';
import { seedFile } from '../seed/seedFile';
import { findGroup } from '../world/groups';
import { messageUid } from '../world/messageIds';
import type { MessageRecord } from '../world/messageRecords';
import type { World } from '../world/world';
import { ControlError, readControlBody } from './controlRequest';
import { messageJson } from './worldJson';

const anyMessage = seedFile.shape.groups.unwrap().element.shape.messages.unwrap().element;
const newMessage = anyMessage.omit({ id: true, thread: true, quote: true, edited: true, ago: true }).extend({
  /** Id or name of a group; without it, `app` and `person` name a direct chat. */
  group: z.string().optional(),
  app: z.string().optional(),
  person: z.string().optional(),
  ago: anyMessage.shape.ago.optional(),
  /** Number of the message, or the id any app knows it by. */
  thread_id: z.union([z.string(), z.int()]).optional(),
  quoted_message_id: z.union([z.string(), z.int()]).optional(),
  /** How many times to write it, for long histories. `{n}` in the text becomes the number. */
  times: z.int().min(1).max(20_000).optional(),
});
const editBody = z.strictObject({ text: z.string().min(1) });

/** Writing, editing and recalling messages as a person; `:message` is a number or an id any app knows it by. */
export function addMessageRoutes(control: RouteApp, platform: Platform): void {
  const json = (message: MessageRecord) => messageJson(platform.world, message);

  control.post('/messages', async (context) => {
    const { times = 1, ...message } = await readControlBody(context, newMessage);
    const { live, world, clock } = platform;
    const room = roomOf(world, clock.now(), message);
    const sentAtMs = clock.now() - (message.ago === undefined ? 0 : parseDuration(message.ago));
    const root = message.thread_id === undefined ? undefined : known(world, message.thread_id);
    const quoted =
      message.quoted_message_id === undefined ? undefined : known(world, message.quoted_message_id);
    const by = senderNamed(room, message.from);
    let last: MessageRecord | undefined;
    for (let number = 1; number <= times; number++) {
      const text = message.text?.replaceAll('{n}', String(number));
      const body = draftContent(room, { ...message, text });
      last = writeAs(live, by, { place: room.place, body, sentAtMs, root, quoted });
    }
    if (!last) throw new ControlError(400, 'nothing to write');
    return context.json(json(last));
  });

  control.get('/messages/:message', (context) =>
    context.json(json(known(platform.world, context.req.param('message')))),
  );

  control.patch('/messages/:message', async (context) => {
    const message = known(platform.world, context.req.param('message'));
    const { text } = await readControlBody(context, editBody);
    const edit = { text, atMs: platform.clock.now() };
    return context.json(json(editAs(platform.live, message.sender, message, edit)));
  });

  control.delete('/messages/:message', (context) => {
    const message = known(platform.world, context.req.param('message'));
    return context.json(json(recallAs(platform.live, message.sender, message)));
  });
}

interface Where {
  readonly group?: string | undefined;
  readonly app?: string | undefined;
  readonly person?: string | undefined;
}

function roomOf(world: World, nowMs: number, { group: name, app, person }: Where): Room {
  if (name !== undefined) {
    const group = findGroup(world, name);
    if (!group) throw new ControlError(404, `there is no group "${name}"`);
    return { world, nowMs, group, place: { kind: 'group', groupId: group.groupId } };
  }
  if (app === undefined || person === undefined)
    throw new ControlError(400, 'name a group, or an app and a person');
  const { appId } = appNamed(world, app);
  const { seatalkId } = personNamed(world, person);
  return { world, nowMs, place: { kind: 'direct', appId, seatalkId } };
}

function known(world: World, reference: string | number): MessageRecord {
  const numbers = /^\d+$/.test(String(reference))
    ? [Number(reference)]
    : [...world.apps.keys()].map((appId) => messageUid(appId, String(reference)));
  for (const uid of numbers) {
    const message = uid === undefined ? undefined : world.messages.get(uid);
    if (message) return message;
  }
  throw new ControlError(404, 'there is no such message');
}
