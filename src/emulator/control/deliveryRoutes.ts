import * as z from 'zod';
import { Disposables } from '../../base/disposables';
import { eventEnvelope } from '../../contract/eventTable';
import { deliveryFaultNames, deliveryFaults, deliveryFaultSpec } from '../events/delivery/deliveryFaults';
import type { Attempt } from '../events/delivery/attempt';
import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { appNamed } from '../seed/names';
import { ControlError, readControlBody } from './controlRequest';
import { attemptJson, faultJson, switchesJson } from './deliveryJson';
import { LineStreams, once } from './lineStream';

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
 * What became of each event, faults on the way, and options: `docs/events.md`. `:delivery` is the id of an attempt.
 */
export function addDeliveryRoutes(control: RouteApp, platform: Platform): void {
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
  const streams = new LineStreams(platform);
  const lineOf = once((attempt: Attempt) => ({ kind: 'delivery', delivery: attemptJson(attempt) }));
  control.get('/deliveries/stream', (context) =>
    streams.answer(context, (write) => {
      const following = new Disposables();
      following.add(deliveries.onDidRecord((attempt) => write(lineOf(attempt))));
      following.add(deliveries.onDidClear(() => write({ kind: 'cleared' })));
      following.add(deliveries.onDidChange((appId) => write({ kind: 'connection_changed', app_id: appId })));
      return following;
    }),
  );
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
