import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import type { CardSurface } from '../../../../src/cards/document/recognise';
import { applyTextEdits } from '../../../../src/cards/edit/textEdits';
import { toTextEdits } from '../../../../src/cards/edit/toTextEdits';
import type { CardFix } from '../../../../src/cards/fixes/cardFixes';
import { cardFixes, FIXERS } from '../../../../src/cards/fixes/cardFixes';

export interface Fixed {
  readonly ruleId: string;
  readonly fix: CardFix;
  /** The text after the fix. */
  readonly text: string;
}

/** Applies every fix of every finding on its own, and checks its promise: fewer findings of that rule, and no more of any other. */
export function fixed(text: string, surface?: CardSurface): Fixed[] {
  const options = surface ? { surface } : {};
  const document = parseCard(text);
  const before = checkDocument(document, options);
  return before.flatMap((diagnostic) =>
    cardFixes(document, diagnostic).map((fix) => {
      const next = applyTextEdits(text, toTextEdits(text, fix.edits));
      const parsed = parseCard(next);
      assert.deepEqual(parsed.faults, [], `${fix.id}: ${next}`);
      const after = checkDocument(parsed, options);
      const { ruleId } = diagnostic;
      const told = () => `${ruleId} ${fix.id} ${text.slice(0, 500)} -> ${next.slice(0, 500)}`;
      assert.ok(count(after, ruleId) < count(before, ruleId), `still there: ${told()}`);
      assert.ok(errors(after) <= errors(before), `new errors: ${told()}`);
      for (const id of reveals(ruleId, fix.id) ? [] : new Set(after.map((found) => found.ruleId))) {
        assert.ok(id === ruleId || count(after, id) <= count(before, id), `new finding of ${id}: ${told()}`);
      }
      return { ruleId, fix, text: next };
    }),
  );
}

/** Whether the fix makes something readable that no rule could look at before. */
function reveals(ruleId: string, id: string): boolean {
  return FIXERS[ruleId]?.some((fixer) => fixer.id === id && fixer.reveals === true) === true;
}

type Found = readonly { readonly ruleId: string; readonly severity: string }[];

function count(found: Found, id: string): number {
  return found.filter(({ ruleId }) => ruleId === id).length;
}

function errors(found: Found): number {
  return found.filter(({ severity }) => severity === 'error').length;
}
