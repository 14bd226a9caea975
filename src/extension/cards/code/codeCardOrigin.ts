import * as vscode from 'vscode';
import type { CodeCard } from '../../../cards/inCode/codeCard';
import { codePlaceAt, codePlaceOf, pointerAtCode } from '../../../cards/inCode/codeCard';
import { isAboutStandIn } from '../../../cards/inCode/standIns';
import type { CardOrigin } from '../source/cardOrigin';

/** What a preview knows about a card read from code. */
export function codeCardOrigin(document: vscode.TextDocument, card: CodeCard): CardOrigin {
  return {
    document,
    note: noteWords(card),
    isStandIn: (pointer) => isAboutStandIn(card.holes, pointer),
    placeOf: (at) => {
      const { offset, length } =
        (typeof at === 'number' ? codePlaceAt(card, at) : codePlaceOf(card, at)) ?? card.range;
      return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    },
    pointerAt: (position) => pointerAtCode(card, document.offsetAt(position)),
  };
}

function noteWords({ holes, exact }: CodeCard): string | undefined {
  if (exact) return undefined;
  const known = holes.filter(({ kind }) => kind !== 'maybe');
  const values = new Set(known.map(({ expression }) => expression));
  const [only = ''] = values;
  const maybe = new Set(holes.filter(({ kind }) => kind === 'maybe').map(({ pointer }) => pointer)).size;
  const sentences = [
    values.size === 1 && vscode.l10n.t('{0} is known only when the code runs. «…» stands for it.', only),
    values.size > 1 &&
      vscode.l10n.t('{0} values are known only when the code runs. «…» stands for each.', values.size),
    maybe === 1 && vscode.l10n.t('1 part may appear zero, one, or many times.'),
    maybe > 1 && vscode.l10n.t('{0} parts may appear zero, one, or many times.', maybe),
  ];
  return vscode.l10n.t(
    'Approximate preview: {0}',
    sentences.filter((sentence) => sentence !== false).join(' '),
  );
}
