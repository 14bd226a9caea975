import type { EventResult } from './result';

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
