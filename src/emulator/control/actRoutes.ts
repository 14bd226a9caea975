import * as z from 'zod';
import type { RouteApp } from '../http/routeApp';
import { openChatAs, subscribeAs, typeAs } from '../people/chats';
import { forwardAs } from '../people/forward';
import { tapAs } from '../people/taps';
import type { Platform } from '../platform';
import { appNamed, personNamed } from '../seed/names';
import type { ButtonPlace } from '../world/cardButtons';
import { buttonsOf } from '../world/cardButtons';
import type { MessageRecord, SenderRef } from '../world/messageRecords';
import { ControlError, readControlBody } from './controlRequest';
import type { PlaceNames } from './references';
import { messageNamed, messageReference, placeNames, roomNamed } from './references';
import { messageJson } from './worldJson';

const botBody = z.strictObject({ app: z.string() });
const tapBody = z.strictObject({
  message: messageReference,
  /** Value or label of the button, the first that has it; or where it is: index of the element, and index in a button group. */
  button: z.union([
    z.string(),
    z.strictObject({ element: z.int().min(0), index: z.int().min(0).default(0) }),
  ]),
});
/** The direct chat with the bot of `app`, or a group. */
const place = { group: placeNames.group, app: placeNames.app };
const typeBody = z.strictObject({ ...place, thread_id: messageReference.optional() });
const forwardBody = z.strictObject({
  ...place,
  messages: z.array(messageReference).min(1),
  comment: z.string().min(1).optional(),
});

/**
 * What a person does beside writing; `:person` is an email, employee code, SeaTalk ID or name. An act that SeaTalk doesn't let the person
 * do is answered with HTTP 400.
 */
export function addActRoutes(control: RouteApp, platform: Platform): void {
  const named = (reference: string): SenderRef => ({
    kind: 'person',
    seatalkId: personNamed(platform.world, reference).seatalkId,
  });
  const placeOf = ({ seatalkId: person }: SenderRef, chat: Omit<PlaceNames, 'person'>) =>
    roomNamed(platform.world, platform.clock.now(), { ...chat, person }).place;

  control.post('/people/:person/tap', async (context) => {
    const by = named(context.req.param('person'));
    const { message, button } = await readControlBody(context, tapBody);
    const card = messageNamed(platform.world, message);
    const tapped = typeof button === 'string' ? buttonNamed(card, button) : button;
    tapAs(platform.live, by, card, tapped);
    return context.json({ tapped });
  });

  control.post('/people/:person/open', async (context) => {
    const by = named(context.req.param('person'));
    const { app } = await readControlBody(context, botBody);
    openChatAs(platform.live, by, appNamed(platform.world, app));
    return context.json({ opened: true });
  });

  control.post('/people/:person/subscribe', async (context) => {
    const by = named(context.req.param('person'));
    const { app } = await readControlBody(context, botBody);
    subscribeAs(platform.live, by, appNamed(platform.world, app));
    return context.json({ subscribed: true });
  });

  control.post('/people/:person/type', async (context) => {
    const by = named(context.req.param('person'));
    const { thread_id: thread, ...chat } = await readControlBody(context, typeBody);
    const root = thread === undefined ? undefined : messageNamed(platform.world, thread);
    typeAs(platform.live, by, { place: placeOf(by, chat), root, atMs: platform.clock.now() });
    return context.json({ typing: true });
  });

  control.post('/people/:person/forward', async (context) => {
    const by = named(context.req.param('person'));
    const { messages, comment, ...chat } = await readControlBody(context, forwardBody);
    const forwarded = forwardAs(
      platform.live,
      by,
      messages.map((reference) => messageNamed(platform.world, reference)),
      { place: placeOf(by, chat), comment, atMs: platform.clock.now() },
    );
    return context.json(messageJson(platform.world, forwarded));
  });
}

/** @throws ControlError 404 when the message has no such button. */
function buttonNamed({ body }: MessageRecord, name: string): ButtonPlace {
  const buttons = body.kind === 'card' ? buttonsOf(body.elements) : [];
  const found =
    buttons.find(({ button }) => button.button_type === 'callback' && button.value === name) ??
    buttons.find(({ button }) => button.text === name);
  if (!found) throw new ControlError(404, `the message has no button "${name}"`);
  return found.place;
}
