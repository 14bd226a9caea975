import { readGroupSettings } from '../messages/readGroup';
import { appOfBot } from '../world/apps';
import type { ChatPlace, DirectPlace, MessageRecord } from '../world/messageRecords';
import type { AppRecord, GroupRecord } from '../world/records';
import { idFor } from './eventMessage';
import type { Occasion } from './occasion';
import { actor, isTold, raise, toldIn } from './occasion';
import type { OutgoingEvent } from './outgoingEvent';

/** Something was done to the bot, to a card of it, or to its group. */

/**
 * A callback button was tapped, in a group, a direct chat or a service notice. A bot that has left the group hears nothing of the
 * cards it left there: whether it does on the real platform isn't known. https://open.seatalk.io/docs/event_interactive_message_click
 */
export function tapEvents(
  occasion: Occasion,
  place: ChatPlace,
  card: MessageRecord,
  value: string,
): OutgoingEvent[] {
  const { world } = occasion;
  const app = appOfBot(world, card.sender.seatalkId);
  if (!app || !isTold(occasion, app)) return [];
  if (place.kind === 'group' && !isIn(world.groups.get(place.groupId), app)) return [];
  const body = {
    message_id: idFor(app.appId, card.uid),
    ...actor(occasion),
    value,
    group_id: place.kind === 'group' ? place.groupId : '',
    thread_id: idFor(app.appId, card.rootUid),
  };
  return [raise(occasion, app, 'interactive_message_click', body)];
}

/** Bots were added to a group. https://open.seatalk.io/docs/event-bot-added-to-group-chat */
export function addedEvents(
  occasion: Occasion,
  group: GroupRecord,
  appIds: Iterable<string>,
): OutgoingEvent[] {
  const body = {
    group: {
      group_id: group.groupId,
      group_name: group.name,
      external: group.external,
      group_settings: readGroupSettings(group),
    },
    inviter: actor(occasion),
  };
  return told(occasion, group, appIds).map((app) => raise(occasion, app, 'bot_added_to_group_chat', body));
}

/**
 * Bots were removed, or the group was disbanded, which look the same.
 * https://open.seatalk.io/docs/Event-Bot-Removed-From-Group-Chat
 * @param group as it was before.
 */
export function removedEvents(
  occasion: Occasion,
  group: GroupRecord,
  appIds: Iterable<string>,
): OutgoingEvent[] {
  const body = { group_id: group.groupId, remover: actor(occasion) };
  return told(occasion, group, appIds).map((app) =>
    raise(occasion, app, 'bot_removed_from_group_chat', body),
  );
}

/** The group was opened to other organizations. */
export function openedEvents(occasion: Occasion, group: GroupRecord): OutgoingEvent[] {
  const body = { group_id: group.groupId, operator: actor(occasion) };
  return [...toldIn(occasion, group)].map((app) =>
    raise(occasion, app, 'group_chat_converted_to_external_group', body),
  );
}

/** A person opened the direct chat. https://open.seatalk.io/docs/user_enter_chatroom_with_bot */
export function enterEvents(occasion: Occasion, { appId }: DirectPlace): OutgoingEvent[] {
  const app = occasion.world.apps.get(appId);
  if (!app || !isTold(occasion, app)) return [];
  return [raise(occasion, app, 'user_enter_chatroom_with_bot', actor(occasion))];
}

/** A person subscribed; the event has nothing but the code. https://open.seatalk.io/docs/event_new_bot_subscriber */
export function subscribeEvents(occasion: Occasion, { appId }: DirectPlace): OutgoingEvent[] {
  const app = occasion.world.apps.get(appId);
  if (!app || !isTold(occasion, app)) return [];
  const { employee_code } = actor(occasion);
  return [raise(occasion, app, 'new_bot_subscriber', { employee_code })];
}

/** Bots that came or went hear nothing when their group is disbanded: for them it is gone already. */
function told(
  occasion: Occasion,
  { disbanded }: GroupRecord,
  appIds: Iterable<string>,
): readonly AppRecord[] {
  if (disbanded) return [];
  return [...appIds].flatMap((appId) => {
    const app = occasion.world.apps.get(appId);
    return app && isTold(occasion, app) ? [app] : [];
  });
}

function isIn(group: GroupRecord | undefined, { appId }: AppRecord): boolean {
  return group?.disbanded === false && group.bots.has(appId);
}
