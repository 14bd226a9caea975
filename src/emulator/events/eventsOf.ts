import type { Change } from '../world/change';
import type { World } from '../world/world';
import {
  addedEvents,
  enterEvents,
  openedEvents,
  removedEvents,
  subscribeEvents,
  tapEvents,
} from './botEvents';
import { disbandEvents, editEvents, memberEvents, recallEvents } from './groupEvents';
import { directMessageEvents, groupMessageEvents } from './messageEvents';
import type { Occasion } from './occasion';
import type { EventSwitches, OutgoingEvent } from './outgoingEvent';

export interface EventOptions {
  readonly switches: EventSwitches;
  /** Scheme, host and port that links to media lead to. */
  readonly linkOrigin: string;
}

/**
 * The events that a change raises, each for one app. It depends on nothing but what it is given, and reads no more of the world than
 * the group, so that it can be called for every change. https://open.seatalk.io/docs/list-of-events
 * @param world as it is after the change, before any other.
 */
export function eventsOf(world: World, change: Change, options: EventOptions): readonly OutgoingEvent[] {
  const occasion: Occasion = { world, atMs: change.atMs, ...about(change), ...options };
  switch (change.kind) {
    case 'message_added': {
      const { place, message, isPast } = change;
      if (isPast) return [];
      if (place.kind === 'group') return groupMessageEvents(occasion, place, message);
      return place.kind === 'direct' ? directMessageEvents(occasion, place, message) : [];
    }
    case 'message_edited':
      return change.place.kind === 'group' ? editEvents(occasion, change.place, change.message) : [];
    case 'message_recalled':
      return change.place.kind === 'group' ? recallEvents(occasion, change.place, change.message) : [];
    case 'button_tapped':
      return tapEvents(occasion, change.place, change.card, change.value);
    case 'chat_opened':
      return enterEvents(occasion, change.place);
    case 'bot_subscribed':
      return subscribeEvents(occasion, change.place);
    case 'group_created': {
      const { bots, members } = change.group;
      return [
        ...addedEvents(occasion, change.group, bots.keys()),
        ...memberEvents(occasion, change.group, { added: [...members.keys()], isNew: true }),
      ];
    }
    case 'group_changed':
      return change.group.external && !change.before.external ? openedEvents(occasion, change.group) : [];
    case 'group_disbanded': {
      const before = { ...change.group, disbanded: false };
      return [...disbandEvents(occasion, before), ...removedEvents(occasion, before, before.bots.keys())];
    }
    case 'members_added': {
      const { group, before, members } = change;
      const added = members.map(({ seatalkId }) => seatalkId).filter((id) => !before.members.has(id));
      return memberEvents(occasion, group, { added });
    }
    case 'members_removed':
      return memberEvents(occasion, change.group, { removed: change.seatalkIds });
    case 'bot_added':
      return addedEvents(occasion, change.group, [change.appId]);
    case 'bot_removed':
      return removedEvents(occasion, change.group, [change.appId]);
    // No event for what bots can't see, nor for what only the local SeaTalk can do, such as reopening a group.
    case 'card_updated':
    case 'stream_opened':
    case 'stream_advanced':
    case 'stream_failed':
    case 'typing_shown':
    case 'group_reopened':
    case 'system_account_added':
    case 'system_account_changed':
    case 'app_added':
    case 'app_changed':
    case 'app_secret_regenerated':
    case 'tokens_revoked':
    case 'token_issued':
    case 'sso_token_issued':
    case 'badge_set':
    case 'person_added':
    case 'person_changed':
    case 'department_added':
    case 'thread_order_changed':
    case 'world_replaced':
      return [];
  }
}

/** Who made a change, where, and to which message. */
function about(change: Change): Pick<Occasion, 'by' | 'place' | 'messageUid'> {
  const by = 'by' in change ? change.by : undefined;
  if ('group' in change) return { by, place: { kind: 'group', groupId: change.group.groupId } };
  const place = 'place' in change ? change.place : undefined;
  if (change.kind === 'button_tapped') return { by, place, messageUid: change.card.uid };
  return { by, place, messageUid: 'message' in change ? change.message.uid : undefined };
}
