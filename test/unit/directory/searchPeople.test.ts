import assert from 'node:assert/strict';
import { searchPeople } from '../../../src/directory/searchPeople';

describe('people searched', () => {
  const people = [
    { employeeCode: 'e_1', name: 'Jo Lim', email: 'jo.lim@example.com' },
    { employeeCode: 'e_2', name: 'Đặng Minh', seatalkId: '9012345678' },
    { employeeCode: 'e_3', name: 'Mina Lim' },
  ];
  const found = (typed: string) => searchPeople(people, typed).map(({ employeeCode }) => employeeCode);

  it('are all, where nothing is typed', () => assert.deepEqual(found('  '), ['e_1', 'e_2', 'e_3']));
  it('are found by words in any order, without accents, the best first', () => {
    assert.deepEqual(found('lim'), ['e_1', 'e_3']);
    assert.deepEqual(found('min'), ['e_3', 'e_2']);
    assert.deepEqual(found('dang'), ['e_2']);
    assert.deepEqual(found('lim mi'), ['e_3']);
  });
  it('are found by the beginning of an email, a code, and an id', () => {
    assert.deepEqual(found('jo.l'), ['e_1']);
    assert.deepEqual(found('e_3'), ['e_3']);
    assert.deepEqual(found('90123'), ['e_2']);
    assert.deepEqual(found('xyz'), []);
  });
});
