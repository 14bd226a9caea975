import * as z from 'zod';
import { eventEnvelope, eventTypes } from '../../contract/eventTable';
import { deliveryFaultNames, deliveryFaults, deliveryFaultSpec } from '../events/delivery/deliveryFaults';
import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { appNamed, personNamed } from '../seed/names';
import { findGroup } from '../world/groups';
import type { ChatPlace } from '../world/messageRecords';
import type { AppRecord } from '../world/records';
import type { World } from '../world/world';
import { ControlError, readControlBody } from './controlRequest';
import { attemptJson, connectionJson, faultJson, pauseJson, switchesJson } from './deliveryJson';

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
const replayBody = z.strictObject({
  event_id: z.enum(['same', 'new']).optional(),
  envelope: eventEnvelope.optional(),
  wrong_signature: z.boolean().optional(),
});
const seconds = z.number().min(0.1).max(3_600);
const optionsBody = z.strictObject({
  heartbeat: z.strictObject({ interval_sec: seconds, timeout_sec: seconds }).optional(),
  register_code: z.boolean().optional(),
  loop_limit: z
    .strictObject({ rounds: z.int().min(1).max(10_000), seconds })
    .nullable()
    .optional(),
});

/**
 * How apps get their events, and what became of each: `docs/events.md`. `:app` is an id or a name, `:delivery` the id of an
 * attempt.
 */
export function addDeliveryRoutes(control: RouteApp, platform: Platform): void {
  addConnectionRoutes(control, platform);
  const { deliveries } = platform;
  const listed = () => ({ deliveries: deliveries.attempts().map(attemptJson) });

  control.get('/deliveries', (context) => {
    const { app, after = '0' } = context.req.query();
    const appId = app === undefined ? undefined : appNamed(platform.world, app).appId;
    const later = deliveries
      .attempts()
      .filter((attempt) => attempt.id > Number(after) && (appId ?? attempt.appId) === attempt.appId);
    return context.json({ deliveries: later.map(attemptJson) });
  });
  control.delete('/deliveries', (context) => {
    deliveries.clear();
    return context.json(listed());
  });
  control.post('/deliveries/:delivery/replay', async (context) => {
    const { event_id: eventId, envelope, wrong_signature } = await readControlBody(context, replayBody);
    const options = { eventId, envelope, wrongSignature: wrong_signature };
    const id = deliveries.replay(Number(context.req.param('delivery')), options);
    if (id === undefined) throw new ControlError(404, 'there is no such delivery');
    return context.json({ event_id: id });
  });

  const faults = () => ({ faults: deliveries.faults.all.map(faultJson) });
  control.get('/delivery-faults', (context) => context.json(faults()));
  control.get('/delivery-faults/names', (context) =>
    context.json({ faults: deliveryFaultNames.map((name) => ({ name, ...deliveryFaults[name] })) }),
  );
  control.post('/delivery-faults', async (context) => {
    const { app, ...fault } = await readControlBody(context, deliveryFaultSpec);
    const named = app === undefined ? {} : { app: appNamed(platform.world, app).appId };
    return context.json(faultJson(deliveries.faults.add({ ...fault, ...named })));
  });
  control.delete('/delivery-faults', (context) => {
    deliveries.faults.clear();
    return context.json(faults());
  });
  control.delete('/delivery-faults/:id', (context) => {
    if (!deliveries.faults.remove(context.req.param('id')))
      throw new ControlError(404, 'there is no such fault');
    return context.json(faults());
  });

  control.get('/delivery-options', (context) => context.json(switchesJson(deliveries.switches)));
  control.put('/delivery-options', async (context) => {
    const { heartbeat, register_code, loop_limit } = await readControlBody(context, optionsBody);
    deliveries.setSwitches({
      ...(heartbeat && {
        heartbeat: { intervalSec: heartbeat.interval_sec, timeoutSec: heartbeat.timeout_sec },
      }),
      ...(register_code !== undefined && { registerCode: register_code }),
      ...(loop_limit !== undefined && { loopLimit: loop_limit ?? undefined }),
    });
    return context.json(switchesJson(deliveries.switches));
  });
}

function addConnectionRoutes(control: RouteApp, platform: Platform): void {
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
