import { findApp } from '../world/apps';
import { systemAccountsOf } from '../world/groups';
import type { ChatPlace, SenderRef } from '../world/messageRecords';
import { findPerson } from '../world/people';
import type { AppRecord, GroupRecord, PersonRecord, SystemAccountRecord } from '../world/records';
import type { World } from '../world/world';

/** Seeds and control routes refer to people, apps and accounts by name, email or id. This finds them. */

/** A chat, with what is needed to find the people that its messages refer to. */
export interface Room {
  readonly world: World;
  readonly place: ChatPlace;
  readonly group?: GroupRecord | undefined;
  /** The system accounts of a group that isn't in the world yet. */
  readonly accounts?: readonly SystemAccountRecord[] | undefined;
  /** Times are counted back from here, Unix ms. */
  readonly nowMs: number;
}

/** @throws Error with the name when there is no such person. */
export function personNamed(world: World, name: string): PersonRecord {
  const person = findPerson(world, name);
  if (!person) throw new Error(`There is no person "${name}"`);
  return person;
}

/** @throws Error with the name when there is no such app. */
export function appNamed(world: World, name: string): AppRecord {
  const app = findApp(world, name);
  if (!app) throw new Error(`There is no app "${name}"`);
  return app;
}

/** A person, the bot of an app, or a system account of the group. @throws Error with the name when there is none. */
export function senderNamed({ world, group, accounts }: Room, name: string): SenderRef {
  const person = findPerson(world, name);
  if (person) return { kind: 'person', seatalkId: person.seatalkId };
  const app = findApp(world, name);
  if (app) return { kind: 'bot', seatalkId: app.botSeatalkId };
  const known = accounts ?? (group ? systemAccountsOf(world, group.groupId) : []);
  const account = known.find((one) => one.name === name || one.seatalkId === name);
  if (account) return { kind: 'system_account', seatalkId: account.seatalkId };
  throw new Error(`Nobody here is called "${name}"`);
}
