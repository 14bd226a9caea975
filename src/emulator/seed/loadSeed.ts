import { EmployeeStatus } from '../../contract/person';
import { LiveWorld } from '../world/change';
import { registerApp } from '../world/changes/apps';
import { addDepartment, addPerson, changePerson } from '../world/changes/people';
import { findPerson } from '../world/people';
import type { PersonRecord } from '../world/records';
import { addMessages, draftMessages, loadGroup } from './loadGroup';
import { appNamed, personNamed } from './names';
import type { SeedFile, SeedPerson } from './seedFile';

/**
 * Builds a world from a seed. The times in the seed are counted back from `nowMs`.
 * @throws Error with the name of a person, app or message that isn't in the seed.
 */
export function loadSeed(seed: SeedFile, nowMs: number, randomSeed: number): LiveWorld {
  const live = LiveWorld.empty(randomSeed);
  const { world } = live;
  for (const app of seed.apps)
    registerApp(live, {
      name: app.name,
      appId: app.app_id,
      appSecret: app.app_secret,
      signingSecret: app.signing_secret,
      botSeatalkId: app.bot_seatalk_id,
      status: app.status,
      botOn: app.bot,
      revokedPermissions: app.revoked_permissions,
      grantedPermissions: app.granted_permissions,
      outOfScope: app.out_of_scope,
    });
  for (const person of seed.people ?? []) loadPerson(live, person);
  for (const person of seed.people ?? []) {
    const record = person.manager === undefined ? undefined : findPerson(world, person.email);
    if (record && person.manager) {
      const manager = personNamed(world, person.manager).employeeCode;
      changePerson(live, record.seatalkId, { manager });
    }
  }
  for (const department of seed.departments ?? [])
    addDepartment(live, {
      code: department.department_code,
      name: department.name,
      alias: department.alias ?? '',
      parent: department.parent ?? '',
      leadSeatalkId: department.lead ? personNamed(world, department.lead).seatalkId : '',
    });
  for (const group of seed.groups ?? []) loadGroup(live, group, nowMs);
  for (const chat of seed.direct_chats ?? []) {
    const { appId } = appNamed(world, chat.app);
    const { seatalkId } = personNamed(world, chat.person);
    const room = { world, nowMs, place: { kind: 'direct', appId, seatalkId } } as const;
    addMessages(live, draftMessages(room, chat.messages));
  }
  return live;
}

/** Adds one person of a seed. */
export function loadPerson(live: LiveWorld, person: SeedPerson): PersonRecord {
  return addPerson(live, {
    name: person.name,
    email: person.email,
    employeeCode: person.employee_code,
    seatalkId: person.seatalk_id,
    nickname: person.nickname,
    departments: person.departments,
    language: person.language,
    gender: person.gender,
    mobile: person.mobile,
    external: person.external,
    status: person.status && EmployeeStatus[person.status],
    signedIn: person.signed_in,
    contactable: person.contactable,
  });
}
