import * as z from 'zod';
import type { LocalApp } from '../http/app';
import type { Platform } from '../platform';
import { parseDuration } from '../seed/duration';
import type { Place } from '../seed/loadSeed';
import { appNamed, personNamed, seedBody, senderNamed } from '../seed/loadSeed';
import { seedFile } from '../seed/seedFile';
import { findGroup } from '../world/groups';
import { messageUid } from '../world/messageIds';
import type { MessageRecord } from '../world/messages';
import { addMessage, chatAt } from '../world/messages';
import type { World } from '../world/world';
import { ControlError } from './controlError';
import { describeMessage } from './describeWorld';
import { readBody } from './readBody';

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
  /** How often: makes long histories in one go. `{n}` in the text is the number. */
  times: z.int().min(1).max(20_000).optional(),
});
const editBody = z.strictObject({ text: z.string().min(1) });

/** Writing, editing and recalling messages as a person; `:message` is a number or an id any app knows it by. */
export function addMessageRoutes(control: LocalApp, platform: Platform): void {
  control.post('/messages', async (context) => {
    const { times = 1, ...message } = await readBody(context, newMessage);
    const { world } = platform;
    const into = placeOf(world, platform.clock.now(), message);
    const sentAtMs = platform.clock.now() - (message.ago === undefined ? 0 : parseDuration(message.ago));
    const root = message.thread_id === undefined ? undefined : known(world, message.thread_id);
    const quoted =
      message.quoted_message_id === undefined ? undefined : known(world, message.quoted_message_id);
    let last: MessageRecord | undefined;
    for (let number = 1; number <= times; number++) {
      const text = message.text?.replaceAll('{n}', String(number));
      last = addMessage(world, {
        chat: chatAt(world, into.place),
        sender: senderNamed(into, message.from),
        sentAtMs,
        body: seedBody(into, { ...message, text }),
        root,
        quoted,
      });
    }
    if (!last) throw new ControlError(400, 'nothing to write');
    return context.json(describeMessage(world, last));
  });

  control.get('/messages/:message', (context) =>
    context.json(describeMessage(platform.world, known(platform.world, context.req.param('message')))),
  );

  control.patch('/messages/:message', async (context) => {
    const message = known(platform.world, context.req.param('message'));
    const { text } = await readBody(context, editBody);
    const place = platform.world.chats.get(message.chat)?.place;
    if (!place) throw new ControlError(404, 'the chat of the message is gone');
    const group = place.kind === 'group' ? platform.world.groups.get(place.groupId) : undefined;
    const into = { world: platform.world, nowMs: platform.clock.now(), place, ...(group ? { group } : {}) };
    message.body = seedBody(into, { text });
    message.editedAtMs = platform.clock.now();
    return context.json(describeMessage(platform.world, message));
  });

  control.delete('/messages/:message', (context) => {
    const message = known(platform.world, context.req.param('message'));
    message.recalled = true;
    return context.json(describeMessage(platform.world, message));
  });
}

interface Where {
  readonly group?: string | undefined;
  readonly app?: string | undefined;
  readonly person?: string | undefined;
}

function placeOf(world: World, nowMs: number, { group: name, app, person }: Where): Place {
  if (name !== undefined) {
    const group = findGroup(world, name);
    if (!group) throw new ControlError(404, `there is no group "${name}"`);
    return { world, nowMs, group, place: { kind: 'group', groupId: group.groupId } };
  }
  if (app === undefined || person === undefined)
    throw new ControlError(400, 'name a group, or an app and a person');
  const place = {
    kind: 'direct',
    appId: appNamed(world, app).appId,
    seatalkId: personNamed(world, person).seatalkId,
  };
  return { world, nowMs, place: { ...place, kind: 'direct' } };
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
