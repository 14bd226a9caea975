import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { NOT_A_CARD, NOT_JSON, checkJson } from '../../../../src/cards/check/checkJson';
import { button, description, title } from '../samples';

describe('checking a card', () => {
  it('says what, where and how sure', () => {
    const [finding, ...more] = checkJson('[\r\n  {"element_type":"title","title":{"text":""}}\r\n]', {
      surface: 'group',
    });
    assert.deepEqual(more, []);
    assert.equal(finding?.message, 'The text of a title must not be empty.');
    assert.equal(finding.pointer, '/0/title/text');
    assert.deepEqual([finding.severity, finding.line, finding.column], ['error', 2, 43]);
    assert.deepEqual(finding.range, { offset: 45, length: 2 });
  });

  it('takes a value, whose findings have no place in a text', () => {
    const [finding] = checkJson([title('')]);
    assert.equal(finding?.pointer, '/0/title/text');
    assert.ok(!('range' in finding) && !('line' in finding));
  });

  it('looks as the surface named, or as the JSON tells', () => {
    const card = {
      group_id: 'g',
      message: { tag: 'interactive_message', interactive_message: { elements: [button()] } },
    };
    assert.deepEqual(checkJson(card), []);
    assert.deepEqual(
      checkJson(card, { surface: 'webhook' }).map(({ ruleId }) => ruleId),
      ['webhook-callback'],
    );
  });

  it('finds nothing wrong with a good card', () => {
    assert.deepEqual(checkJson([title(), description()]), []);
  });

  it('says what is no JSON, and what is no card', () => {
    assert.equal(checkJson('[{"element_type": ]')[0]?.ruleId, NOT_JSON);
    assert.equal(checkJson('')[0]?.ruleId, NOT_JSON);
    assert.equal(checkJson('{"a": 1}')[0]?.ruleId, NOT_A_CARD);
    assert.equal(checkJson(undefined)[0]?.ruleId, NOT_JSON);
    const circular: unknown[] = [];
    circular.push(circular);
    assert.equal(checkJson(circular)[0]?.ruleId, NOT_JSON);
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.anything()), (input) => {
        for (const { range } of checkJson(input)) assert.ok(!range || range.offset >= 0);
      }),
      { numRuns: 100 },
    );
  });
});
