import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { withOutcome } from '../../../../src/cards/compare/withOutcome';
import { cardElements } from '../../../../src/contract/cards';
import { button, callback, description, group, redirect, title } from '../samples';
import { validCard } from './validCards';

const OUTCOME = 'Approved by **Mira Tan**';

describe('a card that is closed with an outcome', () => {
  it('has the line where its first button was, and keeps the buttons that open pages', () => {
    const card = [
      title(),
      group(callback('a', 'Yes'), redirect()),
      button(),
      button(redirect()),
      description(),
    ];
    assert.deepEqual(withOutcome(card, OUTCOME), [
      title(),
      description(OUTCOME),
      group(redirect()),
      button(redirect()),
      description(),
    ]);
  });

  it('has the line at its end where it had no such button', () => {
    assert.deepEqual(withOutcome([title()], OUTCOME), [title(), description(OUTCOME)]);
  });

  it('takes the line into its last text where there is no room for another', () => {
    const texts = [1, 2, 3, 4, 5].map((number) => description(`text ${number}`));
    const closed = withOutcome([...texts, button()], OUTCOME);
    assert.deepEqual(closed, [...texts.slice(0, 4), description(`text 5\n\n${OUTCOME}`)]);
  });

  it('calls nobody any more and can be sent', () => {
    fc.assert(
      fc.property(validCard(), (card) => {
        const closed = withOutcome(card, OUTCOME);
        assert.doesNotMatch(JSON.stringify(closed), /"callback"/u);
        assert.deepEqual(cardElements.safeParse(closed).error?.issues ?? [], []);
      }),
    );
  });

  it('makes nothing throw, whatever the JSON', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue()), (any) => void withOutcome(any, OUTCOME)));
  });
});
