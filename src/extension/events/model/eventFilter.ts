import type { EventRecord } from './eventLog';
import type { EventResult } from './result';
import { resultOfAll } from './result';

/** Which events are shown: of these types, apps and results. A set without members lets everything through. */
export interface EventFilter {
  readonly types: ReadonlySet<string>;
  /** App IDs. */
  readonly apps: ReadonlySet<string>;
  readonly results: ReadonlySet<EventResult>;
}

export const noFilter: EventFilter = { types: new Set(), apps: new Set(), results: new Set() };

export function isFiltering({ types, apps, results }: EventFilter): boolean {
  return types.size + apps.size + results.size > 0;
}

export function passes({ types, apps, results }: EventFilter, event: EventRecord): boolean {
  return (
    (types.size === 0 || types.has(event.type)) &&
    (apps.size === 0 || apps.has(event.appId)) &&
    (results.size === 0 || results.has(resultOfAll(event.attempts)))
  );
}
