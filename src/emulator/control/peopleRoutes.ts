import { EmployeeStatus } from '../../contract/person';
import type { LocalApp } from '../http/app';
import type { Platform } from '../platform';
import { loadPerson, personNamed } from '../seed/loadSeed';
import { seedFile } from '../seed/seedFile';
import { describePerson } from './describeWorld';
import { readBody } from './readBody';

const newPerson = seedFile.shape.people.unwrap().element;
const personChange = newPerson
  .pick({
    name: true,
    nickname: true,
    language: true,
    departments: true,
    signed_in: true,
    contactable: true,
    status: true,
  })
  .partial();

/** People; `:person` is an email, employee code, SeaTalk ID or name. */
export function addPeopleRoutes(control: LocalApp, platform: Platform): void {
  control.get('/people', (context) =>
    context.json({ people: [...platform.world.people.values()].map(describePerson) }),
  );

  control.post('/people', async (context) =>
    context.json(describePerson(loadPerson(platform.world, await readBody(context, newPerson)))),
  );

  control.patch('/people/:person', async (context) => {
    const person = personNamed(platform.world, context.req.param('person'));
    const change = await readBody(context, personChange);
    person.name = change.name ?? person.name;
    person.nickname = change.nickname ?? person.nickname;
    person.language = change.language ?? person.language;
    person.departments = change.departments ?? person.departments;
    person.signedIn = change.signed_in ?? person.signedIn;
    person.contactable = change.contactable ?? person.contactable;
    if (change.status) person.status = EmployeeStatus[change.status];
    return context.json(describePerson(person));
  });
}
