import assert from 'node:assert/strict';
import { SeaTalkError } from '../../../src/client/errors';
import { merged, outcomeOfAnswer, outcomeOfFailure, peopleWith } from '../../../src/sending/noticeOutcome';
import { recipientsOf } from '../../../src/sending/noticeRecipients';

describe('a service notice', () => {
  it('was sent to some, and failed for others, as the answer says', () => {
    const outcome = outcomeOfAnswer(['e_1', 'e_2', 'e_3'], {
      delivery: [
        { code: 3002, employee_code: 'e_2' },
        { code: 0, employee_code: 'e_1', message_id: 'm1' },
      ],
    });
    assert.deepEqual(outcome.get('e_1'), { kind: 'sent', messageId: 'm1' });
    assert.deepEqual(outcome.get('e_2'), { kind: 'failed', code: 3002 });
    assert.deepEqual(outcome.get('e_3'), { kind: 'unknown' }, 'whom the answer leaves out may have got it');
  });

  it('goes by the order where the answer names nobody', () => {
    const outcome = outcomeOfAnswer(['e_1', 'e_2'], { delivery: [{ code: 0 }, { code: 3001 }] });
    assert.deepEqual(peopleWith(outcome, 'sent'), ['e_1']);
    assert.deepEqual(peopleWith(outcome, 'failed'), ['e_2']);
  });

  it('has an unknown fate when the answer is lost, and none when it certainly never left', () => {
    const of = (mayHaveBeenDelivered: boolean) =>
      outcomeOfFailure(
        ['e_1'],
        new SeaTalkError({
          kind: 'unknown_fate',
          endpoint: 'sendServiceNotice',
          reason: 'made for this test',
          mayHaveBeenDelivered,
        }),
      ).get('e_1')?.kind;
    assert.equal(of(true), 'unknown');
    assert.equal(of(false), 'failed');
    assert.equal(outcomeOfFailure(['e_1'], new Error('x')).get('e_1')?.kind, 'unknown');
    assert.equal(outcomeOfFailure(['e_1'], new Error('x'), 'not_sent').get('e_1')?.kind, 'failed');
  });

  it('is what the retry has brought, where there was one', () => {
    const before = outcomeOfAnswer(['e_1', 'e_2'], {
      delivery: [
        { code: 0, employee_code: 'e_1' },
        { code: 3003, employee_code: 'e_2' },
      ],
    });
    const later = outcomeOfAnswer(['e_2'], { delivery: [{ code: 0, employee_code: 'e_2' }] });
    assert.deepEqual(peopleWith(merged(before, later), 'sent'), ['e_1', 'e_2']);
  });

  it('goes to each person once, and names who was not found', () => {
    const { people, unresolved, repeated } = recipientsOf(
      [
        { found: true, person: { employeeCode: 'e_1', email: 'mira.tan@example.com', verified: true } },
        { found: true, person: { employeeCode: 'e_1', name: 'Mira Tan', verified: true } },
        { found: false, reason: 'unknown_email', text: 'no@example.com' },
      ],
      ['Jo Lim'],
    );
    assert.deepEqual(people, [{ employeeCode: 'e_1', name: 'Mira Tan', email: 'mira.tan@example.com' }]);
    assert.equal(repeated, 1);
    assert.deepEqual(
      unresolved.map(({ text, reason }) => [text, reason]),
      [
        ['no@example.com', 'unknown_email'],
        ['Jo Lim', 'not_an_id'],
      ],
    );
  });
});
