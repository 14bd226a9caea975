import * as z from 'zod';
import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { parseDuration } from '../seed/duration';
import type { SeedChoice } from '../seed/seedFile';
import { seedFile } from '../seed/seedFile';
import { ControlError, readControlBody } from './controlRequest';
import { worldJson } from './worldJson';

const resetBody = z.strictObject({
  seed: z.union([z.literal('company'), z.literal('empty'), seedFile]).optional(),
});
const snapshotBody = z.strictObject({ name: z.string().min(1).optional() });
const restoreBody = z.strictObject({ name: z.string().min(1) });
const advanceBody = z.union([
  z.strictObject({ ms: z.int().min(0) }),
  z.strictObject({ by: z.string().regex(/^(?:\d+[dhms])(?: \d+[dhms])*$/, 'A time like "2d 3h"') }),
]);

/**
 * Reading everything, starting over, snapshots and the clock.
 * @param reset starts over from a seed, the one of the start when left out.
 */
export function addStateRoutes(
  control: RouteApp,
  platform: Platform,
  reset: (seed?: SeedChoice) => void,
): void {
  control.get('/state', (context) => context.json(worldJson(platform.world, platform.clock.now())));

  control.post('/reset', async (context) => {
    const { seed } = await readControlBody(context, resetBody);
    reset(seed);
    return context.json({ reset: true });
  });

  control.get('/snapshots', (context) => context.json({ snapshots: platform.snapshots }));
  control.post('/snapshot', async (context) => {
    const { name = `snapshot-${platform.snapshots.length + 1}` } = await readControlBody(
      context,
      snapshotBody,
    );
    platform.snapshot(name);
    return context.json({ name });
  });
  control.post('/restore', async (context) => {
    const { name } = await readControlBody(context, restoreBody);
    if (!platform.restore(name)) throw new ControlError(404, `there is no snapshot "${name}"`);
    return context.json({ name });
  });

  const clock = () => ({ now_ms: platform.clock.now(), offset_ms: platform.clock.offsetMs });
  control.get('/clock', (context) => context.json(clock()));
  control.post('/clock/advance', async (context) => {
    const body = await readControlBody(context, advanceBody);
    platform.clock.advance('ms' in body ? body.ms : parseDuration(body.by));
    return context.json(clock());
  });
  control.post('/clock/reset', (context) => {
    platform.clock.reset();
    return context.json(clock());
  });
}
