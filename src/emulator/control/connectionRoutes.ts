import * as z from 'zod';
import { eventTypes } from '../../contract/eventTable';
import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { appNamed, personNamed } from '../seed/names';
import { findGroup } from '../world/groups';
import type { ChatPlace } from '../world/messageRecords';
import type { AppRecord } from '../world/records';
import type { World } from '../world/world';
import { ControlError, readControlBody } from './controlRequest';
import { connectionJson, pauseJson } from './deliveryJson';

const connectionBody = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('callback'), url: z.string() }),
  z.strictObject({ method: z.literal('socket') }),
  z.strictObject({ method: z.literal('none') }),
]);
const testBody = z.strictObject({ type: z.enum(eventTypes), event: z.looseObject({}).optional() });
const resumeBody = z.strictObject({
  /** Id or name of a group, or a person of a direct chat; every chat of the app without either. */
  group: z.string().optional(),
  person: z.string().optional(),
});

/** How apps get their events: `docs/events.md`. `:app` is an id or a name. */
export function addConnectionRoutes(control: RouteApp, platform: Platform): void {
  const { deliveries } = platform;
  const named = (name: string) => appNamed(platform.world, name);
  const json = (app: AppRecord) => connectionJson(app, deliveries.connectionOf(app.appId));

  control.get('/connections', (context) =>
    context.json({
      connections: [...platform.world.apps.values()].map(json),
      pauses: deliveries.pauses.map(pauseJson),
    }),
  );
  control.put('/apps/:app/connection', async (context) => {
    const app = named(context.req.param('app'));
    const body = await readControlBody(context, connectionBody);
    if (body.method === 'socket') deliveries.useSocket(app.appId);
    if (body.method === 'none') deliveries.disconnect(app.appId);
    if (body.method !== 'callback') return context.json(json(app));
    const result = await deliveries.setCallback(app.appId, body.url);
    return context.json({ ...json(app), ...result });
  });
  control.post('/apps/:app/kick', (context) =>
    context.json({ kicked: deliveries.kick(named(context.req.param('app')).appId) }),
  );
  control.post('/apps/:app/test-event', async (context) => {
    const { appId } = named(context.req.param('app'));
    const { type, event } = await readControlBody(context, testBody);
    return context.json({ event_id: deliveries.sendTest(appId, type, event) });
  });
  control.post('/apps/:app/resume', async (context) => {
    const { appId } = named(context.req.param('app'));
    const place = placeOf(platform.world, appId, await readControlBody(context, resumeBody));
    return context.json({ resumed: deliveries.resume(appId, place) });
  });
}

function placeOf(
  world: World,
  appId: string,
  { group: name, person }: z.infer<typeof resumeBody>,
): ChatPlace | undefined {
  if (person !== undefined) return { kind: 'direct', appId, seatalkId: personNamed(world, person).seatalkId };
  if (name === undefined) return undefined;
  const group = findGroup(world, name);
  if (!group) throw new ControlError(404, `there is no group "${name}"`);
  return { kind: 'group', groupId: group.groupId };
}
