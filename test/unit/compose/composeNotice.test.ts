import assert from 'node:assert/strict';
import { composeNotice, noticeOfTexts } from '../../../src/compose/composeNotice';

const title = (text: string) => ({ element_type: 'title', title: { text } });
const compose = (value: unknown) => composeNotice(JSON.stringify(value));

describe('a service notice from JSON', () => {
  it('keeps its languages', () => {
    const card = { default: { elements: [title('Hi')] }, id: { elements: [title('Halo')] } };
    const notice = compose({ tag: 'interactive_message', interactive_message: card });
    assert.ok(notice.ok);
    assert.deepEqual(notice.card, card);
  });

  it('is for everyone when it has none, whichever chat it was written for', () => {
    const elements = [title('Hi')];
    for (const value of [
      elements,
      { elements },
      { group_id: 'g', message: { tag: 'interactive_message', interactive_message: { elements } } },
    ]) {
      const notice = compose(value);
      assert.ok(notice.ok);
      assert.deepEqual(notice.card, { default: { elements } });
    }
  });

  it('knows people and platform from the body of a call', () => {
    const notice = compose({
      tag: 'interactive_message',
      interactive_message: { default: { elements: [title('Hi')] } },
      employee_codes: ['e_1'],
      usable_platform: 'mobile',
    });
    assert.ok(notice.ok);
    assert.deepEqual([notice.employeeCodes, notice.usablePlatform], [['e_1'], 'mobile']);
  });

  it('leaves out what SeaTalk ignores', () => {
    const notice = compose([{ ...title('Hi'), note: 'for us' }]);
    assert.ok(notice.ok);
    assert.deepEqual(notice.card.default.elements, [title('Hi')]);
  });

  it('is rejected without a default, without text, without a card, and without JSON', () => {
    const reason = (text: string) => {
      const notice = composeNotice(text);
      return notice.ok ? 'ok' : notice.reason;
    };
    assert.equal(
      reason(JSON.stringify({ interactive_message: { id: { elements: [title('a')] } } })),
      'bad_card',
    );
    assert.equal(reason(JSON.stringify([title('')])), 'bad_card');
    assert.equal(reason('{}'), 'no_card');
    assert.equal(reason('[{"element_type": "title"'), 'not_json');
  });

  it('counts what is wrong in every language', () => {
    const notice = compose({ default: { elements: [title('')] }, th: { elements: [title('')] } });
    assert.ok(!notice.ok && notice.reason === 'bad_card');
    assert.equal(notice.count, 2);
  });

  it('is made of texts, with or without a title', () => {
    const notice = composeNotice(
      noticeOfTexts(
        new Map([
          ['default', { title: 'Maintenance', text: 'Tonight **22:00**' }],
          ['vi', { title: '', text: 'Bảo trì' }],
        ]),
      ),
    );
    assert.ok(notice.ok);
    assert.deepEqual(notice.card.default.elements, [
      title('Maintenance'),
      { element_type: 'description', description: { text: 'Tonight **22:00**' } },
    ]);
    assert.deepEqual(notice.card.vi?.elements, [
      { element_type: 'description', description: { text: 'Bảo trì' } },
    ]);
  });
});
