import type { EventBody, EventType } from '../../contract/eventTable';
import { readPersonRef } from '../messages/readMessage';
import type { ChatPlace, SenderRef } from '../world/messageRecords';
import type { AppRecord, GroupRecord } from '../world/records';
import type { World } from '../world/world';
import type { EventSwitches, OutgoingEvent } from './outgoingEvent';

/** A change of the world with all that its events have in common. */
export interface Occasion {
  readonly world: World;
  /** Unix ms. */
  readonly atMs: number;
  readonly by: SenderRef | undefined;
  readonly place?: ChatPlace | undefined;
  readonly messageUid?: number | undefined;
  readonly switches: EventSwitches;
  readonly linkOrigin: string;
}

/** Makes the event of one app. */
export function raise<Type extends EventType>(
  { atMs, by, place, messageUid }: Occasion,
  { appId }: AppRecord,
  type: Type,
  body: EventBody<Type>,
): OutgoingEvent {
  return { appId, type, body, atMs, by, messageUid, place };
}

/**
 * Whether an app is told of something: it has to be online with its bot on, and is never told of what its own bot did.
 * https://open.seatalk.io/docs/list-of-events
 */
export function isTold({ by }: Pick<Occasion, 'by'>, { status, botOn, botSeatalkId }: AppRecord): boolean {
  return status === 'online' && botOn && botSeatalkId !== by?.seatalkId;
}

/** The apps with their bot in a group that are told of something; none when the group is disbanded. */
export function* toldIn(occasion: Occasion, { bots, disbanded }: GroupRecord): Generator<AppRecord> {
  if (disbanded) return;
  for (const appId of bots.keys()) {
    const app = occasion.world.apps.get(appId);
    if (app && isTold(occasion, app)) yield app;
  }
}

/** Who did it, as events name people; empty fields when that was nobody in the world. */
export function actor({ world, by }: Occasion) {
  return readPersonRef(world, by?.seatalkId ?? '');
}
