import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { interpret } from '../../../src/client/call/readAnswer';
import type { Endpoint } from '../../../src/contract/endpoint';
import type { EndpointName } from '../../../src/contract/endpoints';
import { endpointNames, endpoints } from '../../../src/contract/endpoints';
import { unreadableIn } from '../../../src/contract/tolerant';
import '../../support/boundedProperties';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const person = (n: number) => ({
  seatalk_id: `90000000${n}`,
  employee_code: `e_invented${n}`,
  email: `p${n}@example.com`,
});

function message(n: number): Json {
  return {
    message_id: `m-${n}`,
    quoted_message_id: '',
    thread_id: `t-${n}`,
    sender: { ...person(n), sender_type: 1 },
    message_sent_time: 1_700_000_000 + n,
    tag: 'text',
    text: {
      plain_text: `text ${n}`,
      last_edited_time: 0,
      mentioned_list: [{ ...person(n), username: 'Mira' }],
    },
    image: null,
    video: { content: 'https://platform.example/v' },
    file: { content: 'https://platform.example/f', filename: 'a.csv' },
    combined_forwarded_chat_history: { content: [{ tag: 'text', text: { content: 'forwarded' } }] },
    interactive_message: {
      elements: [
        { element_type: 'title', title: { text: 'Title' } },
        { element_type: 'description', description: { text: 'Text', format: 1 } },
        {
          element_type: 'button_group',
          button_group: [{ button_type: 'redirect', text: 'Open', mobile_link: { type: 'web', path: '/x' } }],
        },
      ],
      mentioned_list: [],
    },
  };
}

const profile = (n: number): Json => ({
  ...person(n),
  seatalk_nickname: 'Mi',
  name: `Name ${n}`,
  departments: ['d-1', 'd-2'],
  gender: 1,
  mobile: '+65 0000',
  reporting_manager_employee_code: '0',
  offboarding_time: 0,
  custom_fields: [{ name: 'Team', value: 'x' }],
});

const three = (row: (n: number) => Json): Json => [1, 2, 3].map(row);

/** An answer of every read, as the platform gives it, and where its rows are. */
const READS = {
  getMessageByMessageId: { answer: message(1), rows: [] },
  getChatHistory: { answer: { chat_history: three(message), next_cursor: 'c' }, rows: ['chat_history'] },
  getGroupThread: { answer: { thread_messages: three(message), next_cursor: '' }, rows: ['thread_messages'] },
  getSingleChatThread: { answer: { thread_messages: three(message) }, rows: ['thread_messages'] },
  getJoinedGroupChats: {
    answer: { joined_group_chats: { group_id: ['g-1', 'g-2', 'g-3'] }, next_cursor: null },
    rows: ['joined_group_chats', 'group_id'],
  },
  getGroupInfo: {
    answer: {
      group: {
        group_name: 'Release room',
        group_settings: {
          chat_history_for_new_members: '7 days',
          can_notify_with_at_all: true,
          can_view_member_list: true,
        },
        group_user_total: 3,
        group_bot_total: 1,
        group_system_account_total: 1,
        group_user_list: three((n) => ({ ...person(n), external: false })),
        group_bot_list: ['9355500022', '9355500023'],
        group_system_account_list: ['9355500033'],
        external: false,
        group_bot: [{ seatalk_id: '9355500022', external: false }],
        group_system_account: [{ seatalk_id: '9355500033' }],
      },
      next_cursor: '',
    },
    rows: ['group', 'group_user_list'],
  },
  getEmployeeProfile: { answer: { employees: three(profile) }, rows: ['employees'] },
  getEmployeeCodeWithEmail: {
    answer: { employees: three((n) => ({ ...person(n), code: 0, employee_status: 2 })) },
    rows: ['employees'],
  },
  checkEmployees: {
    answer: { employees: three((n) => ({ ...person(n), id: `90000000${n}`, is_employee: true })) },
    rows: ['employees'],
  },
  getLanguagePreference: {
    answer: { languages: { e_1: 'en', e_2: 'zh-Hans', e_3: 'th' } },
    rows: ['languages'],
  },
  getDepartments: {
    answer: {
      departments: three((n) => ({
        department_code: `d-${n}`,
        name: 'Payments',
        alias: 'pay',
        lead_employee_code: 'e_invented1',
        direct_employee_count: 3,
        parent_department_code: '',
      })),
      snapshot_timestamp: 1_700_000_000,
      next_cursor: '',
    },
    rows: ['departments'],
  },
  getDepartmentEmployees: {
    answer: { employees: three(profile), snapshot_timestamp: 1_700_000_000, next_cursor: '' },
    rows: ['employees'],
  },
} as const satisfies Partial<Record<EndpointName, { answer: Json; rows: Path }>>;
type ReadName = keyof typeof READS;
const readNames = Object.keys(READS) as ReadName[];

/** Ways in which a value may plausibly differ from the documentation; `undefined` leaves it out. */
const MUTATIONS: Record<string, (value: Json) => Json | undefined> = {
  missing: () => undefined,
  null: () => null,
  'number as text': (value) => (typeof value === 'number' ? String(value) : '1700000000'),
  'text as number': () => 65_123,
  'a word': () => 'unheard-of',
  empty: () => '',
  'a truth value': () => true,
  'an object': () => ({ unheard: 'of' }),
  'a list': () => [null],
  'in a list': (value) => [value],
  'with one more field': (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, more: [1] } : value,
};

const at = (value: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>(
    (found, key) => (found as Record<string | number, Json> | null | undefined)?.[key],
    value,
  );

function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [path, ...[...entries].flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function mutated(answer: Json, path: Path, mutate: (value: Json) => Json | undefined): Json {
  const copy = structuredClone(answer);
  const key = path.at(-1);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, Json>;
  if (key === undefined) return copy;
  const value = mutate(parent[key] ?? null);
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return copy;
}

function read(name: ReadName, answer: Json) {
  const endpoint: Endpoint = endpoints[name];
  return interpret(endpoint, { status: 200, headers: {} }, { code: 0, ...(answer as object) });
}

/** Reads an answer in which one value differs; fails when more than its row is lost, or anything silently. */
function check(name: ReadName, path: Path, how: string): void {
  const { answer, rows } = READS[name];
  const what = `${name} /${path.join('/')}: ${how}`;
  const json = mutated(answer, path, MUTATIONS[how] ?? (() => null));
  const reading = read(name, json);
  assert.ok(reading.ok, `${what}: the answer is lost`);
  const value = reading.value as Json & object;
  const good = read(name, answer);
  assert.ok(good.ok);
  const inRow = path.length > rows.length && rows.every((key, depth) => key === path[depth]);
  const odd = inRow ? path[rows.length] : undefined;
  const keys = (list: Json | undefined) => (list ?? {}) as Record<string | number, Json>;
  const wanted = Object.entries(keys(at(good.value as Json, rows)));
  const found = keys(at(value, rows));
  if (inRow) {
    const texts = new Set(Object.values(found).map((row) => JSON.stringify(row)));
    for (const [key, row] of wanted) {
      if (key !== String(odd)) assert.ok(texts.has(JSON.stringify(row)), `${what}: row ${key} is lost`);
    }
  }
  // What is gone is said, with where it was and what.
  for (const place of placesIn(at(json, path) ?? null, path)) {
    if (at(json, place) === undefined || kept(at(json, place), at(value, place))) continue;
    const pointer = `/${place.join('/')}`;
    const said = reading.unreadable?.some((each) => pointer.startsWith(each.pointer));
    assert.ok(said, `${what}: ${pointer} is gone without a word`);
  }
  for (const { pointer, json: raw } of reading.unreadable ?? [])
    assert.deepEqual(raw, at(json, pointer.split('/').slice(1)), what);
}

/** Whether a value was read: as it is, or as the other type it was meant in. */
function kept(raw: Json | undefined, value: Json | undefined): boolean {
  // A missing group is a group without anything.
  if (raw === null && JSON.stringify(value) === '{}') return true;
  if (typeof raw === 'object' && raw !== null) return typeof value === 'object' && value !== null;
  return (
    raw === value || (value !== undefined && value !== null && String(Number(value)) === String(Number(raw)))
  );
}

describe('an answer with an odd value', () => {
  const cases = readNames.flatMap((name) =>
    placesIn(READS[name].answer)
      // A cursor that can't be read would end the listing early.
      .filter((path) => path.length > 0 && path.at(-1) !== 'next_cursor')
      .flatMap((path) => Object.keys(MUTATIONS).map((how) => [name, path, how] as const)),
  );

  it(`loses nothing but that value's row, in ${cases.length} plausible answers of all reads`, () => {
    for (const [name, path, how] of cases) check(name, path, how);
  });

  it('loses nothing else with several of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...cases), { minLength: 2, maxLength: 6 }), (picked) => {
        const [[name]] = picked as [(typeof cases)[number]];
        const { answer, rows } = READS[name];
        let json: Json = answer;
        for (const [other, path, how] of picked) {
          const inSecondRow =
            other === name && rows.every((key, depth) => key === path[depth]) && path[rows.length] === 1;
          if (inSecondRow && at(json, path.slice(0, -1)) instanceof Object)
            json = mutated(json, path, MUTATIONS[how] ?? (() => null));
        }
        const reading = read(name, json);
        assert.ok(reading.ok);
        const list = Object.values((at(reading.value as Json, rows) ?? {}) as object);
        if (Array.isArray(at(answer, rows)))
          assert.ok(list.length >= 2, 'the first and the last row are there');
      }),
    );
  });

  it('knows every read of the table', () => {
    const reads = endpointNames.filter((name) => {
      const { auth, method, answer } = endpoints[name];
      return auth === 'token' && answer === 'json' && (method === 'GET' || name.startsWith('get'));
    });
    assert.deepEqual(readNames.toSorted(), reads.toSorted());
  });

  it('keeps the rows around those that platforms were seen to send', () => {
    const text = { tag: 'text', text: { plain_text: 'x' } };
    const card = (...elements: Json[]): Json => ({ interactive_message: { elements } });
    const odd: Json[] = [
      { message_id: 'm1', message_sent_time: '1700000000', ...text },
      { message_id: 'm2', tag: 'text', text: { plain_text: 'x', last_edited_time: '0' } },
      { message_id: 'm3', sender: { seatalk_id: '1', sender_type: '1' }, ...text },
      { message_id: 'm4', thread_id: 0, ...text },
      { message_id: 'm5', tag: 'text', text: { plain_text: 'x', mentioned_list: [null] } },
      { message_id: 'm6', tag: 'interactive_message', ...(card(null) as object) },
      {
        message_id: 'm7',
        tag: 'interactive_message',
        ...(card({ element_type: 'description', description: { text: 'a', format: '1' } }) as object),
      },
    ];
    const reading = read('getChatHistory', { chat_history: [message(1), ...odd, message(2)] });
    assert.ok(reading.ok);
    const { chat_history: rows } = reading.value as { chat_history: { message_id?: string; text?: Json }[] };
    assert.deepEqual(
      rows.map((row) => row.message_id),
      ['m-1', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm-2'],
    );
    assert.ok(rows.slice(1, 6).every((row) => at(row.text, ['plain_text']) === 'x'));
    assert.deepEqual(
      rows.filter((row) => unreadableIn(row).length > 0).map((row) => row.message_id),
      ['m5', 'm6'],
    );

    const people = read('getEmployeeProfile', {
      employees: [{ employee_code: 'e1', departments: [null] }, { employee_code: 'e2', mobile: 65123 }, null],
    });
    assert.ok(people.ok);
    assert.deepEqual(
      (people.value as { employees: Json[] }).employees.map((row) => at(row, ['employee_code'])),
      ['e1', 'e2'],
    );
  });

  it('takes numbers as text and ids as numbers for what they mean', () => {
    const reading = read('getChatHistory', {
      chat_history: [{ message_id: 123, message_sent_time: '1700000000', sender: { sender_type: '1' } }],
    });
    assert.ok(reading.ok);
    assert.deepEqual(reading.unreadable, []);
    assert.deepEqual(reading.value, {
      code: 0,
      chat_history: [{ message_id: '123', message_sent_time: 1_700_000_000, sender: { sender_type: 1 } }],
    });
  });

  it('keeps what it took out with its row, and with the list where no row is left', () => {
    const json: Json = {
      chat_history: [{ message_id: 'm-1', text: 5 }, { message_id: 'm-2' }],
      next_cursor: '',
    };
    const reading = read('getChatHistory', json);
    assert.ok(reading.ok);
    const { chat_history: rows } = reading.value as { chat_history: object[] };
    assert.equal(JSON.stringify(rows), '[{"message_id":"m-1"},{"message_id":"m-2"}]');
    const unreadable = {
      pointer: '/chat_history/0',
      json: { message_id: 'm-1', text: 5 },
      faults: ['/chat_history/0/text: Invalid input: expected object, received number'],
    };
    assert.deepEqual(rows.map(unreadableIn), [[unreadable], []]);
    assert.deepEqual(reading.unreadable, [unreadable]);

    const groups = read('getJoinedGroupChats', { joined_group_chats: { group_id: ['1', null, '3', null] } });
    assert.ok(groups.ok);
    assert.equal(JSON.stringify(at(groups.value as Json, ['joined_group_chats'])), '{"group_id":["1","3"]}');
    assert.deepEqual(
      unreadableIn(at(groups.value as Json, ['joined_group_chats', 'group_id']) as object).map(
        ({ pointer }) => pointer,
      ),
      ['/joined_group_chats/group_id/1', '/joined_group_chats/group_id/3'],
    );
  });

  it('is rejected where a listing would seem complete though its cursor cannot be read', () => {
    const reading = read('getChatHistory', { chat_history: [], next_cursor: { odd: true } });
    assert.equal(!reading.ok && reading.failure.kind, 'bad_answer');
  });
});
