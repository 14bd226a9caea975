import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseCard } from '../../../../../src/cards/document/cardDocument';
import { isArray, toPointer } from '../../../../../src/cards/document/json';
import { elementPath } from '../../../../../src/cards/document/recognise';
import { applyTextEdits } from '../../../../../src/cards/edit/textEdits';
import { toTextEdits } from '../../../../../src/cards/edit/toTextEdits';
import type { CardRows, RowPlace } from '../../../../../src/cards/edit/visual/cardRows';
import { rowPlaceOf } from '../../../../../src/cards/edit/visual/cardRows';
import { planFor } from '../../../../../src/cards/edit/visual/planFor';
import type { EditCommand } from '../../../../../src/cards/edit/visual/planFor';
import { layoutCard } from '../../../../../src/cards/view/layoutCard';
import { inverseOf } from '../inverseOf';
import { writtenCard } from '../writtenCard';

interface Step {
  readonly command: EditCommand;
  readonly language: number;
  readonly at: number;
}

const steps = fc.array(
  fc.record<Step>({
    command: fc.constantFrom('up', 'down', 'left', 'right', 'duplicate', 'remove'),
    language: fc.nat(6),
    at: fc.nat(),
  }),
  { maxLength: 8 },
);

/** The rows of one language of a text, as in the preview. */
function rowsOf(text: string, language: number): CardRows | undefined {
  const { card } = parseCard(text);
  const variant = card?.variants[language % card.variants.length];
  if (!card || !variant || !isArray(variant.elements)) return undefined;
  const { blocks } = layoutCard(variant.elements, {
    pathOf: (index) => elementPath(card.shape, variant, index),
  });
  return { list: card.shape === 'element' ? undefined : toPointer(variant.path), blocks };
}

/** Every row and every button of a group. */
function placesIn({ blocks }: CardRows): RowPlace[] {
  return blocks.flatMap((block, row): RowPlace[] => [
    { row, button: undefined },
    ...(block.kind === 'buttons' && block.grouped ? block.buttons.map((_, button) => ({ row, button })) : []),
  ]);
}

/** The content of rows, whatever their place, with each button of a group on its own. */
function contents({ blocks }: CardRows): string[] {
  return blocks
    .flatMap((block): readonly unknown[] => (block.kind === 'buttons' ? block.buttons : [block]))
    .map((part) => JSON.stringify(part, (key, value: unknown) => (key === 'pointer' ? undefined : value)))
    .toSorted();
}

describe('a person who edits a card where it is shown', () => {
  it('moves, copies and removes what is selected and nothing else, and can undo it all to the byte', () => {
    fc.assert(
      fc.property(writtenCard(), steps, (text, wanted) => {
        const undo: { text: string; inverse: ReturnType<typeof inverseOf> }[] = [];
        let now = text;
        for (const { command, language, at } of wanted) {
          const rows = rowsOf(now, language);
          const places = rows ? placesIn(rows) : [];
          const place = places[at % Math.max(1, places.length)];
          const plan = rows && place && planFor(rows, place, command);
          if (!plan || typeof plan === 'string') continue;
          const changes = toTextEdits(now, plan.edits);
          const after = applyTextEdits(now, changes);
          const rowsAfter = rowsOf(after, language);
          // An empty bare list isn't a card.
          if (rowsAfter) check(rows, rowsAfter, command, plan.pointer);
          undo.push({ text: now, inverse: inverseOf(now, changes) });
          now = after;
        }
        for (const step of undo.toReversed()) {
          now = applyTextEdits(now, step.inverse);
          assert.equal(now, step.text);
        }
        assert.equal(now, text);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 400) },
    );
  });
});

function check(before: CardRows, after: CardRows, command: EditCommand, selected: string | undefined): void {
  const [old, now] = [contents(before), contents(after)];
  if (command === 'duplicate')
    assert.ok(now.length > old.length || before.blocks.length < after.blocks.length);
  else if (command === 'remove') assert.ok(now.length <= old.length);
  else assert.deepEqual(now, old);
  if (selected !== undefined) assert.ok(rowPlaceOf(after, selected), `${selected} is there`);
}
