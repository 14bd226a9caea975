import assert from 'node:assert/strict';
import { layoutCard } from '../../../../../src/cards/view/layoutCard';
import { toTextEdits } from '../../../../../src/cards/edit/toTextEdits';
import { rowPlaceOf } from '../../../../../src/cards/edit/visual/cardRows';
import type { CardRows } from '../../../../../src/cards/edit/visual/cardRows';
import { newElement, addRow } from '../../../../../src/cards/edit/visual/rowPlans';
import type { Plan } from '../../../../../src/cards/edit/visual/rowPlans';
import { planFor } from '../../../../../src/cards/edit/visual/planFor';
import type { EditCommand } from '../../../../../src/cards/edit/visual/planFor';
import { cardElements } from '../../../../../src/contract/cards';
import { applyTextEdits } from '../../../../../src/cards/edit/textEdits';
import { button, callback, description, group, title } from '../../samples';

const LIST = '/message/elements';

function rowsOf(elements: readonly unknown[]): CardRows {
  const { blocks } = layoutCard(elements, { pathOf: (index) => ['message', 'elements', index] });
  return { list: LIST, blocks };
}

/** The labels of the card after a plan, and what is selected afterwards. */
function after(elements: readonly unknown[], plan: Plan | 'edge' | 'limit') {
  if (typeof plan === 'string') assert.fail(plan);
  const text = JSON.stringify({ message: { elements } });
  const { message } = JSON.parse(applyTextEdits(text, toTextEdits(text, plan.edits))) as {
    message: { elements: unknown[] };
  };
  return { labels: rowsOf(message.elements).blocks.map(labelOf), pointer: plan.pointer?.replace(LIST, '') };
}

function labelOf(block: CardRows['blocks'][number]): string {
  if (block.kind === 'title' || block.kind === 'description') return block.text;
  return block.kind === 'buttons' ? block.buttons.map(({ label }) => label).join('+') : block.kind;
}

function planned(elements: readonly unknown[], pointer: string, command: EditCommand) {
  const rows = rowsOf(elements);
  const place = rowPlaceOf(rows, LIST + pointer);
  assert.ok(place);
  return planFor(rows, place, command);
}

function done(elements: readonly unknown[], pointer: string, command: EditCommand) {
  return after(elements, planned(elements, pointer, command));
}

const buttons = (...labels: string[]) => group(...labels.map((label) => callback(label, label)));

describe('what a person does with a row', () => {
  const card = [title('a'), description('b'), title('c')];

  it('moves it up and down, and keeps it selected', () => {
    assert.deepEqual(done(card, '/0', 'down'), { labels: ['b', 'a', 'c'], pointer: '/1' });
    assert.deepEqual(done(card, '/2', 'up'), { labels: ['a', 'c', 'b'], pointer: '/1' });
    assert.equal(planned(card, '/0', 'up'), 'edge');
    assert.equal(planned(card, '/2', 'down'), 'edge');
    assert.equal(planned(card, '/1', 'left'), 'edge');
  });

  it('removes it and selects what takes its place', () => {
    assert.deepEqual(done(card, '/0', 'remove'), { labels: ['b', 'c'], pointer: '/0' });
    assert.deepEqual(done(card, '/2', 'remove'), { labels: ['a', 'b'], pointer: '/1' });
    assert.deepEqual(done([title('a')], '/0', 'remove'), { labels: [], pointer: undefined });
  });

  it('duplicates it as long as SeaTalk takes one more of its kind', () => {
    assert.deepEqual(done(card, '/1', 'duplicate'), { labels: ['a', 'b', 'b', 'c'], pointer: '/2' });
    assert.equal(planned([title('a'), title('b'), title('c')], '/1', 'duplicate'), 'limit');
  });

  it('is found by a pointer to a part of it', () => {
    assert.deepEqual(rowPlaceOf(rowsOf(card), `${LIST}/1/description/text`), { row: 1, button: undefined });
    assert.deepEqual(rowPlaceOf(rowsOf([...card, button()]), `${LIST}/3/button`), {
      row: 3,
      button: undefined,
    });
    assert.equal(rowPlaceOf(rowsOf(card), `${LIST}/11`), undefined);
  });

  it('does nothing with one element alone', () => {
    const { blocks } = layoutCard([title('a')]);
    const rows = { list: undefined, blocks };
    for (const command of ['up', 'down', 'remove', 'duplicate'] as const) {
      assert.equal(planFor(rows, { row: 0, button: undefined }, command), 'edge');
    }
  });
});

describe('what a person does with a button of a group', () => {
  const card = [buttons('a', 'b'), title('t'), buttons('c')];

  it('moves it inside of the group', () => {
    assert.deepEqual(done(card, '/0/button_group/0', 'right').labels, ['b+a', 't', 'c']);
    assert.equal(done(card, '/0/button_group/1', 'left').pointer, '/0/button_group/0');
    assert.equal(planned(card, '/0/button_group/1', 'right'), 'edge');
  });

  it('moves it to the next group with room', () => {
    assert.deepEqual(done(card, '/0/button_group/0', 'down'), {
      labels: ['b', 't', 'c+a'],
      pointer: '/2/button_group/1',
    });
  });

  it('takes away the group it leaves empty', () => {
    assert.deepEqual(done(card, '/2/button_group/0', 'up'), {
      labels: ['a+b+c', 't'],
      pointer: '/0/button_group/2',
    });
    assert.deepEqual(done([buttons('a'), buttons('b')], '/0/button_group/0', 'down'), {
      labels: ['b+a'],
      pointer: '/0/button_group/1',
    });
  });

  it('gives it a group of its own where no other has room', () => {
    const full = [buttons('a', 'b'), buttons('c', 'd', 'e')];
    assert.deepEqual(done(full, '/0/button_group/1', 'down'), {
      labels: ['a', 'b', 'c+d+e'],
      pointer: '/1/button_group/0',
    });
    assert.deepEqual(done(full, '/0/button_group/1', 'up'), {
      labels: ['b', 'a', 'c+d+e'],
      pointer: '/0/button_group/0',
    });
    assert.equal(planned([...full, buttons('f', 'g', 'h')], '/0/button_group/0', 'down'), 'limit');
  });

  it('moves the row of a button alone in its group', () => {
    assert.deepEqual(done([title('t'), buttons('a')], '/1/button_group/0', 'up').labels, ['a', 't']);
  });

  it('removes it, and the group with the last', () => {
    assert.deepEqual(done(card, '/0/button_group/1', 'remove'), {
      labels: ['a', 't', 'c'],
      pointer: '/0/button_group/0',
    });
    assert.deepEqual(done(card, '/2/button_group/0', 'remove'), { labels: ['a+b', 't'], pointer: '/1' });
  });

  it('duplicates it up to three', () => {
    assert.deepEqual(done(card, '/0/button_group/0', 'duplicate').labels, ['a+a+b', 't', 'c']);
    assert.equal(planned([buttons('a', 'b', 'c')], '/0/button_group/0', 'duplicate'), 'limit');
  });
});

describe('a new element', () => {
  it('is one that SeaTalk takes', () => {
    const words = { title: 'Title', description: 'Text', button: 'Button' };
    let key = 0;
    const list = (['title', 'description', 'button', 'button_group'] as const).map((type) =>
      newElement(type, words, () => `k${++key}`),
    );
    assert.deepEqual(cardElements.safeParse(list).error?.issues ?? [], []);
    const rows = rowsOf([title('a')]);
    assert.deepEqual(after([title('a')], addRow(rows, 0, list[0]) ?? 'edge'), {
      labels: ['Title', 'a'],
      pointer: '/0',
    });
  });
});
