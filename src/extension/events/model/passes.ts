import type { EventFilter } from './eventFilter';
import type { EventRecord } from './eventLog';
import { resultOfAll } from './result';

/** Whether a filter lets an event through. It isn't part of the filter's file, which is loaded at once. */
export function passes({ types, apps, results }: EventFilter, event: EventRecord): boolean {
  return (
    (types.size === 0 || types.has(event.type)) &&
    (apps.size === 0 || apps.has(event.appId)) &&
    (results.size === 0 || results.has(resultOfAll(event.attempts)))
  );
}
