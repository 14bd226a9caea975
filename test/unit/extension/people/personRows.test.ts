import assert from 'node:assert/strict';
import { personRows } from '../../../../src/extension/people/personRows';

describe('the list of people', () => {
  const known = [
    { employeeCode: 'e_7k2m9q4x', name: 'Mira Tan', email: 'mira.tan@example.com', seatalkId: '9012345678' },
    { employeeCode: 'e_3v8n1b6c', name: 'Jo Lim' },
  ];
  const rows = (typed: string) =>
    personRows(known, typed).map((row) =>
      row.kind === 'person' ? row.person.name : row.kind === 'typed' ? `look up ${row.typed}` : 'nobody',
    );

  it('has everybody who is known', () => assert.deepEqual(rows(''), ['Mira Tan', 'Jo Lim']));
  it('looks up what certainly is an id, first', () => {
    assert.deepEqual(rows('jo.lim@example.com'), ['look up email']);
    assert.deepEqual(rows('e_aaaaaaaa'), ['look up employee_code']);
    assert.deepEqual(rows('90123456789'), ['look up seatalk_id']);
  });
  it('does not look up who is known by just that', () => {
    for (const typed of ['Mira.Tan@example.com', 'e_7k2m9q4x', '9012345678'])
      assert.deepEqual(rows(typed), ['Mira Tan']);
  });
  it('offers a word as a code behind the people it fits', () => {
    assert.deepEqual(rows('jo'), ['Jo Lim', 'look up maybe_code']);
  });
  it('says that nobody fits, or that nobody is known', () => {
    assert.deepEqual(rows('Zoe Quist'), ['nobody']);
    assert.equal(personRows([], '')[0]?.kind, 'nobody');
  });
});
