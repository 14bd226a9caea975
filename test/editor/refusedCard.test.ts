import assert from 'node:assert/strict';
import { checkDocument } from '../../src/cards/check/checkDocument';
import { parseCard } from '../../src/cards/document/cardDocument';
import { sendCard } from '../../src/extension/cards/preview/actions/sendCard';
import { Dialogs } from './sendDialogs';

describe('a card that SeaTalk would reject', () => {
  let dialogs: Dialogs;

  beforeEach(() => {
    dialogs = new Dialogs();
  });

  afterEach(() => dialogs.dispose());

  it('is not sent, and puts no link of its own into the notice that says why', async () => {
    const { card, faults, ...rest } = parseCard(
      '[{"element_type":"[Press](command:workbench.action.quit)"}]',
    );
    const offsets: number[] = [];
    dialogs.press(/^Show Problem$/u);
    await sendCard({
      elements: card?.elements ?? [],
      diagnostics: checkDocument({ card, faults, ...rest }),
      faults,
      showProblem: (offset) => Promise.resolve(offsets.push(offset)),
    });
    const [shown, ...more] = dialogs.shown;
    assert.match(shown?.message ?? '', /element type "\[Press\]/u);
    assert.doesNotMatch(shown?.message ?? '', /\]\(/u);
    assert.equal(more.length, 0);
    assert.deepEqual(offsets, [17]);
  });
});
