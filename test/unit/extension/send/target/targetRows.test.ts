import assert from 'node:assert/strict';
import { targetRows } from '../../../../../src/extension/send/target/targetRows';
import type { TargetLists } from '../../../../../src/extension/send/target/targetRows';

const groups = [
  { groupId: 'g2', name: 'Team 2', memberTotal: 4 },
  { groupId: 'g10', name: 'Team 10' },
  { groupId: 'g9' },
];
const lists: TargetLists = {
  recents: [],
  named: [],
  groups,
  isPinned: () => false,
  used: [],
  people: [],
  webhooks: [{ id: 'w1', name: 'Alerts' }],
  typed: '',
  offersForms: false,
  isListing: false,
  before: [],
};

const shown = (given: Partial<TargetLists>) =>
  targetRows({ ...lists, ...given }).map(({ section, name }) => `${section}: ${name ?? ''}`);

describe('the choices of the target picker', () => {
  it('are groups in the given order, then webhooks, then the way to enter an id', () => {
    assert.deepEqual(shown({}), [
      'groups: Team 2',
      'groups: Team 10',
      'groups: g9',
      'webhooks: Alerts',
      'other: ',
    ]);
  });

  it('end with what it goes out as, where there is a choice', () => {
    assert.deepEqual(
      targetRows({ ...lists, groups: [], webhooks: [], offersForms: true }).map(({ key }) => key),
      ['enter', 'form'],
    );
  });

  it('begin with recent chats, the latest first, and offer no chat twice', () => {
    const recents = [
      { kind: 'webhook', webhookId: 'w1', name: 'Alerts' },
      { kind: 'group', groupId: 'g10', name: 'Old name' },
    ] as const;
    assert.deepEqual(shown({ recents }), [
      'recent: Alerts',
      'recent: Team 10',
      'groups: Team 2',
      'groups: g9',
      'other: ',
    ]);
  });

  it('go on with recent groups that were only read, then pinned ones, each chat once', () => {
    const isPinned = (groupId: string) => groupId !== 'g9';
    const recents = [{ kind: 'person', employeeCode: 'e1', name: 'Mira Tan' }] as const;
    assert.deepEqual(shown({ recents, isPinned, used: ['g9', 'g2'] }).slice(0, 5), [
      'recent: Mira Tan',
      'recent: g9',
      'pinned: Team 2',
      'pinned: Team 10',
      'webhooks: Alerts',
    ]);
    const sent = [{ kind: 'group', groupId: 'g9' }] as const;
    assert.deepEqual(shown({ recents: sent, used: ['g9'] }).slice(0, 3), [
      'recent: g9',
      'groups: Team 2',
      'groups: Team 10',
    ]);
  });

  it('have the names of the workspace before all groups, found by the chat’s own name, too', () => {
    const named = [
      {
        named: { name: 'mine', isShared: false, kind: 'person', employeeCode: 'e_7k2m9q4x' },
        target: { kind: 'person', employeeCode: 'e_7k2m9q4x', name: 'Mira Tan' },
      },
      {
        named: { name: 'release', isShared: true, kind: 'group', groupId: 'g2' },
        target: { kind: 'group', groupId: 'g2', name: 'Team 2' },
      },
    ] as const;
    assert.deepEqual(shown({ named, webhooks: [] }), [
      'named: release',
      'own: mine',
      'groups: Team 2',
      'groups: Team 10',
      'groups: g9',
      'other: ',
    ]);
    const rows = targetRows({ ...lists, named, typed: 'mira' });
    assert.ok(!rows.some(({ section }) => section === 'nothing'));
    assert.equal(rows.find(({ section }) => section === 'named')?.groupName, 'Team 2');
  });

  it('say of a recent group, and not of a thread in it, how many members it has', () => {
    const group = { kind: 'group', groupId: 'g2', name: 'Team 2' } as const;
    const rows = targetRows({ ...lists, recents: [group, { ...group, threadId: 't' }] });
    assert.deepEqual(
      rows.slice(0, 2).map(({ memberTotal }) => memberTotal),
      [4, undefined],
    );
  });

  it('keep a group beside a recent thread of it', () => {
    const recents = [{ kind: 'group', groupId: 'g2', threadId: 't', name: 'Team 2' }] as const;
    assert.deepEqual(shown({ recents, groups: groups.slice(0, 1), webhooks: [] }), [
      'recent: Team 2',
      'groups: Team 2',
      'other: ',
    ]);
  });

  it('leave out a webhook that was removed', () => {
    const recents = [{ kind: 'webhook', webhookId: 'gone', name: 'Old' }] as const;
    assert.deepEqual(shown({ recents, groups: [], webhooks: [] }), ['other: ']);
  });

  it('begin with what was typed only when that certainly is an id or address', () => {
    assert.equal(shown({ typed: 'mira.tan@example.com' })[0], 'typed: mira.tan@example.com');
    assert.equal(shown({ typed: 'team' })[0], 'groups: Team 2');
  });

  describe('people', () => {
    const people = [
      {
        employeeCode: 'e_mira0001',
        name: 'Mira Tan',
        email: 'mira.tan@example.com',
        seatalkId: '9800000001',
      },
      { employeeCode: 'e_dang0002', name: 'Đặng Văn Nam' },
    ];
    const only = (given: Partial<TargetLists>) => shown({ groups: [], webhooks: [], people, ...given });

    it('are offered after the groups, and once', () => {
      const recents = [{ kind: 'person', employeeCode: 'e_mira0001', name: 'Mira Tan' }] as const;
      assert.deepEqual(only({}), ['people: Mira Tan', 'people: Đặng Văn Nam', 'other: ']);
      assert.deepEqual(only({ recents }), ['recent: Mira Tan', 'people: Đặng Văn Nam', 'other: ']);
    });

    for (const typed of ['tan mira', 'MIRA', 'mira.tan@', 'e_mira', '98000']) {
      it(`are found by ${typed}`, () => assert.equal(only({ typed })[0], 'people: Mira Tan'));
    }

    it('are found without accents', () =>
      assert.equal(only({ typed: 'dang nam' })[0], 'people: Đặng Văn Nam'));

    it('are not the whole company: a few before anything is typed, some more after that', () => {
      const many = Array.from({ length: 500 }, (_, index) => ({
        employeeCode: `e_${index}`,
        name: `Alex ${index}`,
      }));
      const count = (typed: string) =>
        only({ people: many, typed }).filter((row) => row.startsWith('people')).length;
      assert.deepEqual([count(''), count('alex')], [10, 30]);
    });
  });

  it('say when nothing has such a name, and only then', () => {
    assert.deepEqual(shown({ typed: ' quux ' }).slice(-2), ['nothing: quux', 'other: ']);
    for (const typed of ['', 'team', 'ALERTS', 'mira.tan@example.com']) {
      assert.ok(!shown({ typed }).some((row) => row.startsWith('nothing')), typed);
    }
  });

  it('have keys that stay when a name arrives', () => {
    const key = (name: string | undefined) =>
      targetRows({ ...lists, groups: [{ groupId: 'g9', name }], webhooks: [] })[0]?.key;
    assert.equal(key(undefined), key('Named'));
  });

  it('keep their places while names come in, so that nobody sends to a neighbour', () => {
    const ids = ['g9', 'g3', 'g5'];
    const before = targetRows({ ...lists, groups: ids.map((groupId) => ({ groupId })) });
    const named = [
      { groupId: 'g5', name: 'Design' },
      { groupId: 'g1', name: 'Early' },
      { groupId: 'g9', name: 'Release room' },
      { groupId: 'g3' },
    ];
    assert.deepEqual(shown({ groups: named, before: before.map(({ key }) => key) }), [
      'groups: Release room',
      'groups: g3',
      'groups: Design',
      'groups: Early',
      'webhooks: Alerts',
      'other: ',
    ]);
  });

  it('stand still while groups are listed: what stands below them comes when all are there', () => {
    const people = [{ employeeCode: 'e1', name: 'Mira Tan' }];
    assert.deepEqual(shown({ people, groups: groups.slice(0, 1), isListing: true }), ['groups: Team 2']);
    assert.deepEqual(shown({ people, groups: [], isListing: true, typed: 'mira' }), [
      'people: Mira Tan',
      'webhooks: Alerts',
      'other: ',
    ]);
  });
});
