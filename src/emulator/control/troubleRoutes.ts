import * as z from 'zod';
import { activityOf } from '../http/activity';
import { faultSpec } from '../http/faults';
import { faultNames, namedFault } from '../http/namedFaults';
import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { setThreadOrder } from '../world/changes/options';
import { changeSystemAccount } from '../world/changes/systemAccounts';
import { ControlError, readControlBody } from './controlRequest';

const limitsBody = z.strictObject({ enabled: z.boolean().optional(), clear: z.boolean().optional() });
const optionsBody = z.strictObject({
  thread_order: z.enum(['oldest_first', 'newest_first']).optional(),
  strict: z.boolean().optional(),
  /** How events look where the platform was seen to write them in more than one way. */
  events: z
    .strictObject({
      direct_thread_id: z.literal(['', '0']).optional(),
      cards: z.boolean().optional(),
      last_edited_time: z.boolean().optional(),
    })
    .optional(),
});

/** Faults, rate limits and the log of calls, for tests of how a client handles trouble. */
export function addTroubleRoutes(control: RouteApp, platform: Platform): void {
  control.get('/faults', (context) => context.json({ faults: platform.faults.all }));
  control.get('/faults/names', (context) =>
    context.json({ faults: faultNames.map((name) => ({ name, ...namedFault(name) })) }),
  );
  control.post('/faults', async (context) =>
    context.json(platform.faults.add(await readControlBody(context, faultSpec))),
  );
  control.delete('/faults', (context) => {
    platform.faults.clear();
    return context.json({ faults: [] });
  });
  control.delete('/faults/:id', (context) => {
    if (!platform.faults.remove(context.req.param('id')))
      throw new ControlError(404, 'there is no such fault');
    return context.json({ faults: platform.faults.all });
  });

  const limits = () => ({
    enabled: platform.limits.enabled,
    windows: platform.limits.uses(platform.clock.now()),
  });
  control.get('/limits', (context) => context.json(limits()));
  control.put('/limits', async (context) => {
    const { enabled, clear } = await readControlBody(context, limitsBody);
    platform.limits.enabled = enabled ?? platform.limits.enabled;
    if (clear) {
      platform.limits.clear();
      for (const key of platform.world.systemAccounts.keys())
        changeSystemAccount(platform.live, key, { silentUntilMs: 0 }, undefined);
    }
    return context.json(limits());
  });

  control.put('/options', async (context) => {
    const { thread_order, strict, events } = await readControlBody(context, optionsBody);
    if (thread_order !== undefined) setThreadOrder(platform.live, thread_order);
    platform.strict = strict ?? platform.strict;
    const { directThreadId, cardsInEvents, lastEditedTime } = platform.eventSwitches;
    const switches: Platform['eventSwitches'] = {
      directThreadId: events?.direct_thread_id ?? directThreadId,
      cardsInEvents: events?.cards ?? cardsInEvents,
      lastEditedTime: events?.last_edited_time ?? lastEditedTime,
    };
    platform.eventSwitches = switches;
    return context.json({
      thread_order: platform.world.threadOrder,
      strict: platform.strict,
      events: {
        direct_thread_id: switches.directThreadId,
        cards: switches.cardsInEvents,
        last_edited_time: switches.lastEditedTime,
      },
    });
  });

  control.get('/activity', (context) =>
    context.json({ activity: platform.traffic.exchanges.map(activityOf) }),
  );
  control.delete('/activity', (context) => {
    platform.traffic.clear();
    return context.json({ activity: [] });
  });
}
