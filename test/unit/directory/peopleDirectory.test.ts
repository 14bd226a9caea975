import assert from 'node:assert/strict';
import { SenderType } from '../../../src/contract/person';
import { PeopleDirectory } from '../../../src/directory/peopleDirectory';
import type { PeopleDirectoryOptions } from '../../../src/directory/peopleDirectory';
import { FakeClock, settle } from '../../support/fakeClock';
import { failure } from './failures';
import { MemoryStore } from './memoryStore';

type Client = PeopleDirectoryOptions['client'];
type EmailRows = NonNullable<Awaited<ReturnType<Client['getEmployeeCodeWithEmail']>>['employees']>;

/** The contacts calls: everyone has a profile but those whose code says so. */
class FakeContacts implements Client {
  readonly asked: (readonly string[])[] = [];
  rows: EmailRows = [];
  failWith: Error | undefined;
  checked: { id: string; employee_code?: string | null; email?: string }[] = [];

  getEmployeeProfile({
    employee_code,
  }: Parameters<Client['getEmployeeProfile']>[0]): ReturnType<Client['getEmployeeProfile']> {
    this.asked.push(employee_code);
    if (this.failWith) return Promise.reject(this.failWith);
    const known = employee_code.filter((code) => code.startsWith('e_'));
    return Promise.resolve({
      employees: known.map((code) => ({
        employee_code: code,
        name: `Name ${code}`,
        seatalk_id: `9${code.slice(2)}`,
        email: '',
      })),
    });
  }

  getEmployeeCodeWithEmail(): ReturnType<Client['getEmployeeCodeWithEmail']> {
    return this.failWith ? Promise.reject(this.failWith) : Promise.resolve({ employees: this.rows });
  }

  checkEmployees(): ReturnType<Client['checkEmployees']> {
    return Promise.resolve({ employees: this.checked });
  }
}

describe('people', () => {
  const clock = new FakeClock();
  const errors: unknown[] = [];
  const open: PeopleDirectory[] = [];
  let client: FakeContacts;

  function directory(store = new MemoryStore(), bot?: PeopleDirectoryOptions['bot']): PeopleDirectory {
    const made = new PeopleDirectory({ client, store, bot, clock, onError: (error) => errors.push(error) });
    open.push(made);
    return made;
  }

  beforeEach(() => {
    client = new FakeContacts();
    errors.length = 0;
  });
  afterEach(() => {
    for (const each of open.splice(0)) each.dispose();
    assert.equal(clock.armed, 0, 'no timer outlives its owner');
  });

  const mira = { employee_code: 'e_0001', email: 'mira.tan@example.com', seatalk_id: '9012345678' };

  describe('are labelled', () => {
    it('by name as soon as it is known, by email, SeaTalk ID or code before, and by nothing', async () => {
      const people = directory();
      let told = 0;
      people.onDidChange(() => told++);
      assert.equal(people.label(mira), 'mira.tan@example.com');
      assert.equal(people.label({ seatalk_id: '9888800044', employee_code: '', email: '' }), '9888800044');
      assert.equal(people.label({ employee_code: 'c' }), 'c');
      assert.equal(people.label({}), '');
      await clock.advance(1_000);
      assert.equal(people.label(mira), 'Name e_0001');
      assert.equal(told, 1);
    });

    describe('and the app itself', () => {
      const bot = { seatalk_id: '9888800022', employee_code: '', email: '' };
      const from = (message_id: string, sender_type: number = SenderType.bot) => ({
        message_id,
        sender: { ...bot, sender_type },
      });

      it('by the name of the app, once a message it sent was read back, and in later sessions', async () => {
        const store = new MemoryStore();
        const people = directory(store, { name: 'Release bot' });
        people.learn([from('m-1')]);
        people.sent(['m-1', 'm-2']);
        assert.equal(people.label(bot), '9888800022', 'any bot can write');
        let told = 0;
        people.onDidChange(() => told++);
        people.learn([from('m-0'), from('m-2')]);
        await clock.advance(1_000);
        assert.deepEqual([people.label(bot), told], ['Release bot', 1]);
        const later = directory(store, { name: 'Renamed bot' });
        await later.load();
        assert.equal(later.label(bot), 'Renamed bot');
      });

      it('at once where its id is known', () => {
        const people = directory(new MemoryStore(), { name: 'Deploy Bot', seatalkId: '9888800022' });
        assert.equal(people.label(bot), 'Deploy Bot');
      });

      it('as the sender of a message, or nobody can tell yet', () => {
        const sender = (seatalk_id: string, sender_type?: number) => ({ ...bot, seatalk_id, sender_type });
        const unknown = directory(new MemoryStore(), { name: 'My app' });
        assert.equal(unknown.isOwnBot(sender('9888800022', SenderType.bot)), undefined);
        assert.equal(unknown.isOwnBot(sender('9888800022', SenderType.person)), false);
        const known = directory(new MemoryStore(), { name: 'My app', seatalkId: '9888800022' });
        assert.equal(known.isOwnBot(sender('9888800022')), true, 'some answers leave the type out');
        assert.equal(known.isOwnBot(sender('9888800033', SenderType.bot)), false);
        assert.equal(known.isOwnBot(sender('9888800022', SenderType.systemAccount)), false);
      });

      it('by the name that SeaTalk has for it, where somebody mentioned it', () => {
        const people = directory(new MemoryStore(), { name: 'My app', seatalkId: '9888800022' });
        const mentioned_list = [{ username: 'Deploy Bot', seatalk_id: '9888800022' }];
        people.learn([{ text: { mentioned_list } }]);
        assert.equal(people.label(bot), 'Deploy Bot');
      });

      it('never by a message that a person sent', () => {
        const people = directory(new MemoryStore(), { name: 'My app' });
        people.sent(['m-1']);
        people.learn([from('m-1', SenderType.person)]);
        assert.equal(people.label(bot), '9888800022');
      });

      it('not by what a broken file says', async () => {
        const store = new MemoryStore();
        await store.write('bot', { seatalkId: 5 });
        const people = directory(store, { name: 'My app' });
        await people.load();
        assert.equal(people.label(bot), '9888800022');
      });
    });

    it('with one call for all rows of a view', async () => {
      const people = directory();
      for (let row = 0; row < 90; row++) people.label({ employee_code: `e_${row % 45}` });
      await clock.advance(1_000);
      assert.deepEqual(
        client.asked.map((codes) => codes.length),
        [45],
      );
    });

    it('with calls of at most a hundred codes, which stand in the URL', async () => {
      const people = directory();
      for (let row = 0; row < 250; row++) people.label({ employee_code: `e_${row}` });
      await clock.advance(1_000);
      assert.deepEqual(
        client.asked.map((codes) => codes.length),
        [100, 100, 50],
      );
    });

    it('without asking again for a day, even for those nobody knows', async () => {
      const store = new MemoryStore();
      const people = directory(store);
      people.label(mira);
      people.label({ employee_code: 'x_unknown' });
      await clock.advance(5_000);
      people.label(mira);
      people.label({ employee_code: 'x_unknown' });
      await clock.advance(5_000);
      assert.equal(client.asked.length, 1);

      const again = directory(store);
      again.label(mira);
      await clock.advance(5_000);
      assert.equal(client.asked.length, 1, 'kept on the disk');
      assert.equal(again.label(mira), 'Name e_0001');

      await clock.advance(24 * 3_600_000);
      assert.equal(again.label(mira), 'Name e_0001', 'the old name meanwhile');
      await clock.advance(5_000);
      assert.equal(client.asked.length, 2);
    });

    it('by the new name after the machine’s clock was set back', async () => {
      const people = directory();
      people.label(mira);
      await clock.advance(5_000);
      clock.jump(-30 * 24 * 3_600_000);
      people.label(mira);
      await clock.advance(5_000);
      assert.equal(client.asked.length, 2, 'nobody knows how old the name is');
      people.label(mira);
      await clock.advance(5_000);
      assert.equal(client.asked.length, 2, 'the answer counts');
    });

    it('by names that mentions carry, where there is no profile', () => {
      const people = directory();
      people.learn([
        {
          text: {
            mentioned_list: [
              { username: 'Deploy Bot', seatalk_id: '9355500022' },
              { username: '', seatalk_id: '0' },
            ],
          },
        },
      ]);
      assert.equal(people.label({ seatalk_id: '9355500022', employee_code: '', email: '' }), 'Deploy Bot');
      assert.equal(people.label({ seatalk_id: '0' }), '0');
    });

    it('without names when profiles may not be read, and without a call a row', async () => {
      client.failWith = failure('permission', 103);
      const people = directory();
      for (let minute = 0; minute < 5; minute++) {
        assert.equal(people.label(mira), 'mira.tan@example.com');
        await clock.advance(60_000);
      }
      assert.equal(client.asked.length, 1);
      assert.deepEqual(errors, [client.failWith]);
      client.failWith = undefined;
      await clock.advance(600_000);
      people.label(mira);
      await clock.advance(1_000);
      assert.equal(people.label(mira), 'Name e_0001', 'tried again later');
    });

    it('with a file that two windows share: nobody is lost', async () => {
      const store = new MemoryStore();
      const [one, two] = [directory(store), directory(store)];
      one.label({ employee_code: 'e_1' });
      two.label({ employee_code: 'e_2' });
      await clock.advance(5_000);
      const third = directory(store);
      await third.load();
      assert.deepEqual(
        [third.label({ employee_code: 'e_1' }), third.label({ employee_code: 'e_2' })],
        ['Name e_1', 'Name e_2'],
      );
    });

    it('after a broken file as if there were none', async () => {
      const store = new MemoryStore();
      await store.write('people', { version: 1, people: [{ employeeCode: 1 }] });
      const people = directory(store);
      await people.load();
      assert.equal(people.label(mira), 'mira.tan@example.com');
    });
  });

  describe('are found', () => {
    const found = async (text: string) => {
      const resolved = await directory().resolve(text);
      return resolved.found ? resolved.person : assert.fail(resolved.reason);
    };
    const reason = async (text: string) => {
      const resolved = await directory().resolve(text);
      return resolved.found ? 'found' : resolved.reason;
    };

    it('by email, in position rather than of another time', async () => {
      client.rows = [
        { code: 0, email: 'mira.tan@example.com', employee_code: 'e_left', employee_status: 4 },
        { code: 0, email: 'mira.tan@example.com', employee_code: 'e_new', employee_status: 1 },
        { code: 0, email: 'mira.tan@example.com', employee_code: 'e_here', employee_status: 2 },
        { code: 0, email: 'mira.tan@example.com', employee_code: 'e_going', employee_status: 3 },
      ];
      const person = await found(' mira.tan@example.com ');
      assert.deepEqual([person.employeeCode, person.status], ['e_here', 'in_position']);
    });

    it('by email with the state of who is not in position', async () => {
      client.rows = [{ code: 0, email: 'a@b.co', employee_code: 'e_going', employee_status: 3 }];
      assert.equal((await found('a@b.co')).status, 'leaving');
      client.rows = [{ code: 0, email: 'a@b.co', employee_code: 'e_new', employee_status: 1 }];
      assert.equal((await found('a@b.co')).status, 'pending');
      client.rows = [{ email: 'a@b.co', employee_code: 'e_odd', employee_status: 9 }];
      assert.equal((await found('a@b.co')).status, undefined);
    });

    it('not by an email nobody has, and not when they have left', async () => {
      client.rows = [{ code: 3000, email: 'a@b.co', employee_code: null, employee_status: 0 }];
      assert.equal(await reason('a@b.co'), 'unknown_email');
      client.rows = [];
      assert.equal(await reason('a@b.co'), 'unknown_email');
      client.rows = [{ code: 0, email: 'a@b.co', employee_code: 'e_left', employee_status: 4 }];
      assert.equal(await reason('a@b.co'), 'left');
      client.failWith = failure('not_found', 3000, { endpoint: 'getEmployeeCodeWithEmail' });
      assert.equal(await reason('a@b.co'), 'unknown_email');
    });

    it('by code, with name and id', async () => {
      assert.deepEqual(await found('e_7k2m9q4x'), {
        employeeCode: 'e_7k2m9q4x',
        name: 'Name e_7k2m9q4x',
        email: undefined,
        seatalkId: '97k2m9q4x',
        verified: true,
      });
    });

    it('not by a code nobody has', async () => {
      assert.equal(await reason('x_7k2m9q4x'), 'unknown_employee_code');
    });

    it('by a code that the app may not look up, unverified', async () => {
      client.failWith = failure('permission', 103);
      assert.deepEqual(await found('e_7k2m9q4x'), { employeeCode: 'e_7k2m9q4x', verified: false });
    });

    it('by a SeaTalk ID inside the organization only', async () => {
      client.checked = [{ id: '9012345678', employee_code: 'e_1', email: 'a@b.co' }];
      assert.equal((await found('9012345678')).employeeCode, 'e_1');
      client.checked = [{ id: '9012345678', employee_code: null }];
      assert.equal(await reason('9012345678'), 'outside_organization');
      client.checked = [];
      assert.equal(await reason('9012345678'), 'unknown_employee_code');
    });

    it('by no other words', async () => {
      for (const text of ['', '  ', 'Mira Tan', 'a b@c.d', '<script>'])
        assert.equal(await reason(text), 'not_an_id');
      assert.equal(client.asked.length, 0, 'without a call');
    });

    it('or the failure is passed on', async () => {
      client.failWith = failure('connect');
      await assert.rejects(directory().resolve('a@b.co'), client.failWith);
      await assert.rejects(directory().resolve('e_1'), client.failWith);
      client.failWith = failure('permission', 103);
      await assert.rejects(directory().resolve('a@b.co'), client.failWith, 'no email is sent to as it is');
    });
  });

  it('ask for nothing once closed', async () => {
    const people = directory();
    people.label(mira);
    people.dispose();
    people.label({ employee_code: 'e_2' });
    await clock.advance(5_000);
    await settle();
    assert.deepEqual(client.asked, []);
  });
});
