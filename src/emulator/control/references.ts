import * as z from 'zod';
import type { Room } from '../seed/names';
import { appNamed, personNamed } from '../seed/names';
import { findGroup } from '../world/groups';
import { messageUid } from '../world/messageIds';
import type { MessageRecord } from '../world/messageRecords';
import type { World } from '../world/world';
import { ControlError } from './controlRequest';

/** How control requests refer to chats and messages. */

/** Id or name of a group; without it, `app` and `person` name a direct chat. */
export const placeNames = {
  group: z.string().optional(),
  app: z.string().optional(),
  person: z.string().optional(),
};
export interface PlaceNames {
  readonly group?: string | undefined;
  readonly app?: string | undefined;
  readonly person?: string | undefined;
}

/** Number of a message, or the id any app knows it by. */
export const messageReference = z.union([z.string(), z.int()]);

/** @throws ControlError 404 for an unknown group, 400 when no chat is named; Error for an unknown app or person. */
export function roomNamed(world: World, nowMs: number, { group: name, app, person }: PlaceNames): Room {
  if (name !== undefined) {
    const group = findGroup(world, name);
    if (!group) throw new ControlError(404, `there is no group "${name}"`);
    return { world, nowMs, group, place: { kind: 'group', groupId: group.groupId } };
  }
  if (app === undefined || person === undefined)
    throw new ControlError(400, 'name a group, or an app and a person');
  const { appId } = appNamed(world, app);
  const { seatalkId } = personNamed(world, person);
  return { world, nowMs, place: { kind: 'direct', appId, seatalkId } };
}

/** @throws ControlError 404 when there is none. */
export function messageNamed(world: World, reference: string | number): MessageRecord {
  const numbers = /^\d+$/.test(String(reference))
    ? [Number(reference)]
    : [...world.apps.keys()].map((appId) => messageUid(appId, String(reference)));
  for (const uid of numbers) {
    const message = uid === undefined ? undefined : world.messages.get(uid);
    if (message) return message;
  }
  throw new ControlError(404, 'there is no such message');
}
