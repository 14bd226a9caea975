import * as vscode from 'vscode';
import type { CodeCard } from '../../cards/inCode/codeCard';
import { placeAt, placeOf, pointerAtCode } from '../../cards/inCode/placeAt';
import { isAboutStandIn } from '../../cards/inCode/standIns';
import type { CardOrigin } from '../preview/source/cardOrigin';

/** What a preview says of a card read from code. */
export function codeCardOrigin(document: vscode.TextDocument, card: CodeCard): CardOrigin {
  return {
    document,
    note: noteOf(card),
    isStandIn: (pointer) => isAboutStandIn(card.holes, pointer),
    placeOf: (at) => {
      const { offset, length } =
        (typeof at === 'number' ? placeAt(card, at) : placeOf(card, at)) ?? card.range;
      return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    },
    pointerAt: (position) => pointerAtCode(card, document.offsetAt(position)),
  };
}

function noteOf({ holes, exact }: CodeCard): string | undefined {
  if (exact) return undefined;
  const [only, more] = new Set(holes.map(({ expression }) => expression));
  if (more === undefined) {
    return vscode.l10n.t('Best effort: {0} is only known when the code runs. ‹…› stands for it.', only ?? '');
  }
  return vscode.l10n.t(
    'Best effort: {0} values are only known when the code runs. ‹…› stands for each.',
    new Set(holes.map(({ expression }) => expression)).size,
  );
}
