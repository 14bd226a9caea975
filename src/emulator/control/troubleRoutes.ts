import * as z from 'zod';
import type { LocalApp } from '../http/app';
import { faultSpec } from '../http/faults';
import type { Platform } from '../platform';
import { ControlError } from './controlError';
import { readBody } from './readBody';

const limitsBody = z.strictObject({ enabled: z.boolean().optional(), clear: z.boolean().optional() });
const optionsBody = z.strictObject({ thread_order: z.enum(['oldest_first', 'newest_first']).optional() });

/** What makes life hard for a client, and what it did: faults, limits, the log of calls. */
export function addTroubleRoutes(control: LocalApp, platform: Platform): void {
  control.get('/faults', (context) => context.json({ faults: platform.faults.all }));
  control.post('/faults', async (context) =>
    context.json(platform.faults.add(await readBody(context, faultSpec))),
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
    const { enabled, clear } = await readBody(context, limitsBody);
    platform.limits.enabled = enabled ?? platform.limits.enabled;
    if (clear) {
      platform.limits.clear();
      for (const account of platform.world.systemAccounts.values()) account.silentUntilMs = 0;
    }
    return context.json(limits());
  });

  control.put('/options', async (context) => {
    const { thread_order } = await readBody(context, optionsBody);
    platform.world.threadOrder = thread_order ?? platform.world.threadOrder;
    return context.json({ thread_order: platform.world.threadOrder });
  });

  control.get('/activity', (context) => context.json({ activity: platform.activity.entries }));
  control.delete('/activity', (context) => {
    platform.activity.clear();
    return context.json({ activity: [] });
  });
}
