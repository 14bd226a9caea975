import assert from 'node:assert/strict';
import type { ComposeRequest } from '../../../src/compose/applyRemedy';
import { settle } from '../../../src/sending/settle';
import type { ProblemAnswer } from '../../../src/sending/settle';

const request = (text: string, change: Partial<ComposeRequest> = {}): ComposeRequest => ({
  source: { kind: 'text', text },
  form: 'plain',
  target: { kind: 'group' },
  options: {},
  ...change,
});

/** Answers questions in turn, and keeps what was asked. */
function person(...answers: ProblemAnswer[]) {
  const asked: string[] = [];
  return {
    asked,
    ask: async (problem: { readonly code: string }) => {
      asked.push(problem.code);
      return answers.shift();
    },
  };
}

describe('what stands in the way of a send', () => {
  it('is not asked about when nothing does', async () => {
    const { ask, asked } = person();
    const settled = await settle([request('hello')], ask);
    assert.equal(settled?.messages.length, 1);
    assert.deepEqual(asked, []);
  });

  it('is asked about where the buttons of a card would do nothing', async () => {
    const button = { button_type: 'callback', text: 'Go', value: 'go:1' };
    const text = JSON.stringify({ elements: [{ element_type: 'button', button }] });
    const card = { form: 'card', target: { kind: 'webhook' } } as const;
    const { ask, asked } = person('go_on');
    assert.equal((await settle([request(text, card)], ask))?.messages.length, 1);
    assert.deepEqual(asked, ['dead_buttons']);
    const elsewhere = person();
    await settle([request(text, { form: 'card' })], elsewhere.ask);
    assert.deepEqual(elsewhere.asked, []);
  });

  it('is solved by the chosen way out', async () => {
    const { ask, asked } = person('split');
    const settled = await settle([request('line\n'.repeat(2_000))], ask);
    assert.deepEqual(asked, ['too_long']);
    assert.equal(settled?.messages.length, 3);
  });

  it('is asked about once for the same problem of many files', async () => {
    const { ask, asked } = person('as_file');
    const long = request('line\n'.repeat(2_000));
    const settled = await settle([long, request('short'), long], ask);
    assert.deepEqual(asked, ['too_long']);
    assert.deepEqual(
      settled?.messages.map(({ tag }) => tag),
      ['file', 'text', 'file'],
    );
  });

  it('ends everything when the person gives up', async () => {
    const { ask } = person(undefined);
    assert.equal(await settle([request('ok'), request('')], ask), undefined);
  });

  it('asks again when the way out was none', async () => {
    const { ask, asked } = person('split', undefined);
    assert.equal(await settle([request('x'.repeat(400_000))], ask), undefined);
    assert.deepEqual(asked, ['too_long', 'too_long']);
  });

  it('asks about mentions that will not work, and goes on when told so', async () => {
    const { ask, asked } = person('go_on');
    const mention = '<mention-tag target="seatalk://user?id=9012345678"/> hi';
    const settled = await settle([request(mention), request(mention)], ask);
    assert.deepEqual(asked, ['mention_literal']);
    assert.equal(settled?.messages.length, 2);
  });

  it('takes a message out of its thread where everyone is mentioned, and says so in the request', async () => {
    const { ask } = person('drop_thread');
    const everyone = '<mention-tag target="seatalk://user?id=0"/> hi';
    const settled = await settle(
      [request(everyone, { form: 'text', target: { kind: 'group', threadId: 't' } })],
      ask,
    );
    assert.equal(settled?.requests[0]?.target.threadId, undefined);
  });
});
