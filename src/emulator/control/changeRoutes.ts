import type { RouteApp } from '../http/routeApp';
import { messageId } from '../world/messageIds';
import type { Platform } from '../platform';
import type { Change } from '../world/change';
import { chatKey } from '../world/messages';
import type { World } from '../world/world';
import { chatMessageJson, senderJson } from './chatJson';
import type { ChatChange } from './chatSchema';
import { LineStreams, once } from './lineStream';

/**
 * Adds `GET /changes`: what changes in chats, as it happens, one JSON object a line. The first line says that the stream is open. The
 * stream ends with the server. `?for=people` gives what a chat window shows, see `chatSchema.ts`, in place of the ids that apps know.
 */
export function addChangeRoutes(control: RouteApp, platform: Platform): void {
  const streams = new LineStreams(platform);
  const lineForPeople = once((change: Change) => chatLineOf(platform.world, change));
  const lineForApps = once((change: Change) => lineOf(platform.world, change));

  control.get('/changes', (context) => {
    const toLine = context.req.query('for') === 'people' ? lineForPeople : lineForApps;
    return streams.answer(context, (write) =>
      platform.onChange((change) => {
        const line = toLine(change);
        if (line) write(line);
      }),
    );
  });
}

/** A change of a message, with its ids as each app sees them; or that everything is another. Undefined for any other change. */
function lineOf(world: World, change: Change): object | undefined {
  const { kind, atMs } = change;
  if (kind === 'world_replaced') return { kind, at_ms: atMs };
  if (!('message' in change)) return undefined;
  const { place, message } = change;
  const idsOf = (uid: number) =>
    Object.fromEntries([...world.apps.keys()].map((appId) => [appId, messageId(appId, uid)]));
  return {
    kind,
    at_ms: atMs,
    message_ids: idsOf(message.uid),
    ...(place.kind === 'group' ? { group_id: place.groupId } : {}),
    ...(message.rootUid === undefined ? {} : { thread_ids: idsOf(message.rootUid) }),
  };
}

/** What a chat window has to know of a change; undefined when it shows nothing of it. */
function chatLineOf(world: World, change: Change): ChatChange | undefined {
  const { kind, atMs } = change;
  switch (kind) {
    case 'message_added':
      return { kind, message: chatMessageJson(world, change.message, atMs) };
    case 'message_edited':
    case 'message_recalled':
    case 'card_updated':
    case 'stream_opened':
    case 'stream_advanced':
    case 'stream_failed':
      return { kind: 'message_changed', message: chatMessageJson(world, change.message, atMs) };
    case 'typing_shown':
      return {
        kind,
        chat: chatKey(change.place),
        by: senderJson(world, change.by),
        root_uid: change.rootUid ?? null,
        until_ms: change.untilMs,
        at_ms: atMs,
      };
    case 'button_tapped':
    case 'chat_opened':
    case 'bot_subscribed':
    case 'token_issued':
    case 'tokens_revoked':
    case 'sso_token_issued':
    case 'app_secret_regenerated':
    case 'badge_set':
    case 'thread_order_changed':
    case 'department_added':
      return undefined;
    case 'app_added':
    case 'app_changed':
    case 'bot_added':
    case 'bot_removed':
    case 'group_changed':
    case 'group_created':
    case 'group_disbanded':
    case 'group_reopened':
    case 'members_added':
    case 'members_removed':
    case 'person_added':
    case 'person_changed':
    case 'system_account_added':
    case 'system_account_changed':
    case 'world_replaced':
      return { kind: 'lists_changed' };
  }
}
