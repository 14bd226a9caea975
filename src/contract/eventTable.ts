import * as z from 'zod';
import type { PlatformEvent } from './event';
import { SAMPLE } from './event';
import { botEvents } from './events/botEvents';
import { messageEvents } from './events/messageEvents';

/**
 * Every event that the platform sends to bots, once, by its `event_type`: the twin of the table of endpoints. Unknown types and
 * fields survive as they came. https://open.seatalk.io/docs/list-of-events
 */
export const eventTable = { ...messageEvents, ...botEvents } as const satisfies Record<string, PlatformEvent>;

export type EventType = keyof typeof eventTable;
/** What stands under `event` of one type. */
export type EventBody<Type extends EventType> = z.output<(typeof eventTable)[Type]['body']>;

export const eventTypes = Object.keys(eventTable) as readonly EventType[];

/** Whether `type` is an event of the table. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventTable, type);
}

/** What every event is wrapped in. */
export const eventEnvelope = z.looseObject({
  /** Decimal; repeats carry the same one, so it is what to de-duplicate by. */
  event_id: z.string(),
  event_type: z.string(),
  /** Unix seconds. */
  timestamp: z.number(),
  app_id: z.string(),
  event: z.looseObject({}),
});
export type EventEnvelope = z.infer<typeof eventEnvelope>;

/** A whole event with the sample of its type in it. */
export function sampleEvent(type: EventType): EventEnvelope {
  return {
    event_id: '5500017',
    event_type: type,
    timestamp: SAMPLE.sentTime,
    app_id: SAMPLE.appId,
    event: { ...eventTable[type].sample },
  };
}
