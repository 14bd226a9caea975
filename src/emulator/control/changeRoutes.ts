import type { RouteApp } from '../http/routeApp';
import { messageId } from '../world/messageIds';
import type { Platform } from '../platform';
import type { Change } from '../world/change';
import type { World } from '../world/world';
import { answerLines } from './lineStream';

/**
 * Adds `GET /changes`: what changes in chats, as it happens, one JSON object a line. The first line says that the stream is open. The
 * stream ends with the server.
 */
export function addChangeRoutes(control: RouteApp, platform: Platform): void {
  control.get('/changes', (context) =>
    answerLines(context, platform, (write) =>
      platform.onChange((change) => {
        const line = lineOf(platform.world, change);
        if (line) write(line);
      }),
    ),
  );
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
