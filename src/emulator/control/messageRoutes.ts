import * as z from 'zod';
import type { RouteApp } from '../http/routeApp';
import { editAs, recallAs, writeAs } from '../people/messages';
import type { Platform } from '../platform';
import { draftContent } from '../seed/draftContent';
import { parseDuration } from '../seed/duration';
import { senderNamed } from '../seed/names';
import { seedFile } from '../seed/seedFile';
import type { MessageRecord } from '../world/messageRecords';
import { ControlError, readControlBody } from './controlRequest';
import { messageReference, messageNamed, placeNames, roomNamed } from './references';
import { messageJson } from './worldJson';

const anyMessage = seedFile.shape.groups.unwrap().element.shape.messages.unwrap().element;
const newMessage = anyMessage.omit({ id: true, thread: true, quote: true, edited: true, ago: true }).extend({
  ...placeNames,
  ago: anyMessage.shape.ago.optional(),
  thread_id: messageReference.optional(),
  quoted_message_id: messageReference.optional(),
  /** How many times to write it, for long histories. `{n}` in the text becomes the number. */
  times: z.int().min(1).max(20_000).optional(),
});
const editBody = z.strictObject({ text: z.string().min(1) });

/**
 * Writing, editing and recalling messages as a person; `:message` is a number or an id any app knows it by. Bots get no event for a
 * message with a time `ago`: it fills in what was written before.
 */
export function addMessageRoutes(control: RouteApp, platform: Platform): void {
  const json = (message: MessageRecord) => messageJson(platform.world, message);

  control.post('/messages', async (context) => {
    const { times = 1, ...message } = await readControlBody(context, newMessage);
    const { live, world, clock } = platform;
    const room = roomNamed(world, clock.now(), message);
    const agoMs = message.ago === undefined ? 0 : parseDuration(message.ago);
    const sentAtMs = clock.now() - agoMs;
    const root = message.thread_id === undefined ? undefined : messageNamed(world, message.thread_id);
    const quoted =
      message.quoted_message_id === undefined ? undefined : messageNamed(world, message.quoted_message_id);
    const by = senderNamed(room, message.from);
    let last: MessageRecord | undefined;
    for (let number = 1; number <= times; number++) {
      const text = message.text?.replaceAll('{n}', String(number));
      const body = draftContent(room, { ...message, text });
      last = writeAs(live, by, { place: room.place, body, sentAtMs, root, quoted, isPast: agoMs > 0 });
    }
    if (!last) throw new ControlError(400, 'nothing to write');
    return context.json(json(last));
  });

  control.get('/messages/:message', (context) =>
    context.json(json(messageNamed(platform.world, context.req.param('message')))),
  );

  control.patch('/messages/:message', async (context) => {
    const message = messageNamed(platform.world, context.req.param('message'));
    const { text } = await readControlBody(context, editBody);
    const edit = { text, atMs: platform.clock.now() };
    return context.json(json(editAs(platform.live, message.sender, message, edit)));
  });

  control.delete('/messages/:message', (context) => {
    const message = messageNamed(platform.world, context.req.param('message'));
    return context.json(json(recallAs(platform.live, message.sender, message)));
  });
}
