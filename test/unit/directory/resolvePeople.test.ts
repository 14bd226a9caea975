import assert from 'node:assert/strict';
import { resolvePeople } from '../../../src/directory/resolvePeople';
import type { ResolvingClient } from '../../../src/directory/resolvePeople';
import { failure } from './failures';

describe('many people at once', () => {
  const asked: (readonly string[])[] = [];
  let client: ResolvingClient;

  beforeEach(() => {
    asked.length = 0;
    client = {
      getEmployeeCodeWithEmail: ({ emails }) => {
        asked.push(emails);
        const employees = emails
          .filter((email) => email.startsWith('e'))
          // As the platform may write it.
          .map((email) => ({ code: 0, email: email.toUpperCase(), employee_code: `code-of-${email}` }));
        return Promise.resolve({ employees: employees.toReversed() });
      },
      getEmployeeProfile: ({ employee_code }) => {
        asked.push(employee_code);
        const known = employee_code.filter((code) => code.startsWith('e_'));
        return Promise.resolve({ employees: known.map((code) => ({ employee_code: code, name: code })) });
      },
      checkEmployees: ({ id }) => {
        asked.push(id);
        return Promise.resolve({ employees: id.map((each) => ({ id: each, employee_code: `of-${each}` })) });
      },
    };
  });

  const resolve = async (...texts: string[]) => {
    const all = await resolvePeople(texts, { client, now: () => 0, onProfile: () => undefined });
    return all.map((each) => (each.found ? each.person.employeeCode : each.reason));
  };

  it('are found in one call each for emails, codes, and SeaTalk IDs, in the order of the list', async () => {
    assert.deepEqual(await resolve('e1@a.co', 'e_1', '90123456', 'x@a.co', 'e2@a.co', 'not an id', 'x_1'), [
      'code-of-e1@a.co',
      'e_1',
      'of-90123456',
      'unknown_email',
      'code-of-e2@a.co',
      'not_an_id',
      'unknown_employee_code',
    ]);
    assert.deepEqual(asked, [['e1@a.co', 'x@a.co', 'e2@a.co'], ['e_1', '90123456', 'x_1'], ['90123456']]);
  });

  it('are asked for by as many codes as fit into a URL', async () => {
    await resolve(...Array.from({ length: 101 }, (_, index) => `e_${index}`));
    assert.deepEqual(
      asked.map(({ length }) => length),
      [100, 1],
    );
  });

  it('are asked for one by one where a call fails for somebody, without saying for whom', async () => {
    const together = client.getEmployeeCodeWithEmail;
    client = {
      ...client,
      getEmployeeCodeWithEmail: (request) =>
        request.emails.some((email) => email.startsWith('x'))
          ? Promise.reject(failure('not_found', 3000, { endpoint: 'getEmployeeCodeWithEmail' }))
          : together(request),
    };
    assert.deepEqual(await resolve('e1@a.co', 'x@a.co'), ['code-of-e1@a.co', 'unknown_email']);
  });

  it('are none for nothing, without a call', async () => {
    assert.deepEqual(await resolve(), []);
    assert.deepEqual(asked, []);
  });
});
