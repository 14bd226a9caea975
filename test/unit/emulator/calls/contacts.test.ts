import assert from 'node:assert/strict';
import { JO, LocalSeaTalk, MIRA } from '../localSeaTalk';

describe('contacts', () => {
  let local: LocalSeaTalk;
  beforeEach(() => {
    local = new LocalSeaTalk();
  });

  it('give profiles for repeated keys, and for one with commas', async () => {
    const { employees } = await local.ok('getEmployeeProfile', { employee_code: [MIRA, JO, 'e_00000000'] });
    assert.deepEqual(
      employees?.map((one) => one.name),
      ['Mira Tan', 'Jo Lim'],
    );
    assert.equal(employees?.[1]?.reporting_manager_employee_code, MIRA);
    const headers = { authorization: `Bearer ${await local.token()}` };
    const joined = await local.send(`/contacts/v2/profile?employee_code=${MIRA},${JO}`, { headers });
    assert.equal((joined.body['employees'] as unknown[]).length, 2);
    assert.equal(await local.code('getEmployeeProfile', {}), 102);
  });

  it('find codes by email, of people who have left too', async () => {
    const emails = [
      'mira.tan@example.com',
      'daniel.koh@example.com',
      'nobody@example.com',
      'owen.clarke@partner.example.net',
    ];
    const { employees } = await local.ok('getEmployeeCodeWithEmail', { emails });
    assert.deepEqual(
      employees?.map((one) => [one.code, one.employee_code, one.employee_status]),
      [
        [0, MIRA, 2],
        [0, 'e_8w5h2n3d', 4],
        [3000, null, 0],
        [3000, null, 0],
      ],
    );
  });

  it('lead from a SeaTalk ID to a code, for employees only', async () => {
    const { employees } = await local.ok('checkEmployees', { id: ['9012345678', '9888800044'] });
    assert.deepEqual(
      employees?.map((one) => [one.is_employee, one.employee_code]),
      [
        [true, MIRA],
        [false, null],
      ],
    );
  });

  it('tell languages', async () => {
    const { languages } = await local.ok('getLanguagePreference', { employee_code: [MIRA, JO] });
    assert.deepEqual(languages, { [MIRA]: 'en', [JO]: 'zh-Hans' });
  });

  it('list departments: all, one, its children, its tree', async () => {
    const names = async (request: { department_code?: string; fetch_child?: number }) =>
      (await local.ok('getDepartments', request)).departments?.map((one) => one.department_code);
    assert.equal((await names({}))?.length, 7);
    assert.deepEqual(await names({ department_code: 'D-200' }), ['D-200']);
    assert.deepEqual(await names({ department_code: 'D-200', fetch_child: 1 }), ['D-200', 'D-204', 'D-205']);
    assert.equal(await local.code('getDepartments', { department_code: 'D-999' }), 5);
    const { employees } = await local.ok('getDepartmentEmployees', { department_code: 'D-302' });
    assert.deepEqual(
      employees?.map((one) => one.name),
      ['Sofia Ortega', 'Hana Sato'],
    );
  });

  it('give cursors that live half an hour', async () => {
    const { next_cursor } = await local.ok('getDepartments', { page_size: 2 });
    const cursor = next_cursor ?? '';
    await local.clock.advance(1_799_000);
    assert.equal(await local.code('getDepartments', { page_size: 2, cursor }), 0);
    await local.clock.advance(1000);
    assert.equal(await local.code('getDepartments', { page_size: 2, cursor }), 2004);
    assert.equal(await local.code('getDepartments', { page_size: 2, cursor: 'invented' }), 2003);
  });

  it('set badges only forward', async () => {
    const badge = (employee_code: string, version: number) => ({
      employee_code,
      toggle: true,
      count: 0,
      version,
    });
    const first = await local.ok('setBadge', { badges: [badge(MIRA, 5), badge('e_00000000', 1)] });
    assert.deepEqual([first.failed_offsets, first.failed_reasons], [[1], ['EMPLOYEE_ID_NOT_FOUND']]);
    const second = await local.ok('setBadge', { badges: [badge(MIRA, 4), badge(MIRA, 6)] });
    assert.deepEqual([second.failed_offsets, second.failed_reasons], [[0], ['VERSION_OUTDATED']]);
  });
});
