import { EmployeeStatus } from '../../contract/person';
import type { RouteApp } from '../http/routeApp';
import type { Platform } from '../platform';
import { loadPerson } from '../seed/loadSeed';
import { personNamed } from '../seed/names';
import { seedFile } from '../seed/seedFile';
import { changePerson } from '../world/changes/people';
import { readControlBody } from './controlRequest';
import { personJson } from './worldJson';

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
export function addPeopleRoutes(control: RouteApp, platform: Platform): void {
  control.get('/people', (context) =>
    context.json({ people: [...platform.world.people.values()].map(personJson) }),
  );

  control.post('/people', async (context) =>
    context.json(personJson(loadPerson(platform.live, await readControlBody(context, newPerson)))),
  );

  control.patch('/people/:person', async (context) => {
    const { seatalkId } = personNamed(platform.world, context.req.param('person'));
    const {
      signed_in: signedIn,
      contactable,
      status,
      ...change
    } = await readControlBody(context, personChange);
    const changed = changePerson(platform.live, seatalkId, {
      ...change,
      signedIn,
      contactable,
      status: status && EmployeeStatus[status],
    });
    return context.json(personJson(changed));
  });
}
