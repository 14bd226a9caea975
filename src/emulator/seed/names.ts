import { findApp } from '../world/apps';
import { systemAccountsOf } from '../world/groups';
import type { ChatPlace, SenderRef } from '../world/messageRecords';
import { findPerson } from '../world/people';
import type { AppRecord, GroupRecord, PersonRecord, SystemAccountRecord } from '../world/records';
import type { World } from '../world/world';

/** Seeds and control routes name people, apps and accounts in the words of people. */

/** A chat, and what names and mentions in it are looked up in. */
export interface Room {
  readonly world: World;
  readonly place: ChatPlace;
  readonly group?: GroupRecord | undefined;
  /** Those of a group that is not in the world yet. */
  readonly accounts?: readonly SystemAccountRecord[] | undefined;
  /** What times are counted back from, Unix ms. */
  readonly nowMs: number;
}

/** @throws Error naming who is not there. */
export function personNamed(world: World, name: string): PersonRecord {
  const person = findPerson(world, name);
  if (!person) throw new Error(`There is no person "${name}"`);
  return person;
}

/** @throws Error naming what is not there. */
export function appNamed(world: World, name: string): AppRecord {
  const app = findApp(world, name);
  if (!app) throw new Error(`There is no app "${name}"`);
  return app;
}

/** A person, the bot of an app, or a system account of the group. @throws Error naming who is not there. */
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
