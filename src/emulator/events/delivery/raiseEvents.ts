import type { Disposable } from '../../../base/clock';
import type { Subscribe } from '../../../base/emitter';
import type { Change } from '../../world/change';
import type { World } from '../../world/world';
import type { EventSwitches, OutgoingEvent } from '../outgoingEvent';

/** What has to happen for a change: pure. */
export type EventsOf = (
  world: World,
  change: Change,
  options: { readonly switches: EventSwitches; readonly linkOrigin: string },
) => readonly OutgoingEvent[];

export interface RaiseParts {
  readonly onChange: Subscribe<Change>;
  readonly world: () => World;
  readonly eventsOf: EventsOf;
  readonly switches: () => EventSwitches;
  /** Where links in events lead. */
  readonly linkOrigin: () => string;
  readonly push: (event: OutgoingEvent) => void;
}

/** Raises the events of every change. */
export function raiseEvents(parts: RaiseParts): Disposable {
  const { onChange, world, eventsOf, switches, linkOrigin, push } = parts;
  return onChange((change) => {
    const options = { switches: switches(), linkOrigin: linkOrigin() };
    for (const event of eventsOf(world(), change, options)) push(event);
  });
}
