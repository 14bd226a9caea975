import * as vscode from 'vscode';
import { toPointer } from '../../../../cards/document/json';
import { cardCounts } from '../../../../cards/view/cardCounts';
import { pointerAt } from '../../../../cards/document/places';
import { countLine, countTooltip, shortCounts } from './countWords';
import { withoutIcons } from '../../../../base/plainText';
import { readCard } from '../../source/readCard';

interface CardStatusText {
  readonly text: string;
  readonly label: string;
  readonly tooltip: vscode.MarkdownString;
  readonly isOver: boolean;
}

/** The status bar of a card file; of a service notice, that of the language at the caret. Undefined without a card. */
export function cardStatus(
  document: vscode.TextDocument,
  caret: vscode.Position,
): CardStatusText | undefined {
  const read = readCard(document);
  if (!read?.card) return undefined;
  const { variants, surface } = read.card;
  const all = cardCounts(read.card);
  const at = pointerAt(read, document.offsetAt(caret)) ?? '';
  const inside = variants.findIndex(({ body, path }) => {
    const pointer = toPointer(body?.path ?? path);
    return pointer !== '' && (at === pointer || at.startsWith(`${pointer}/`));
  });
  const shown = all[Math.max(0, inside)];
  if (!shown) return undefined;
  const isOver = all.some((counts) => counts.isOver);
  const language = all.length > 1 ? shown.language : undefined;
  const line = countLine(shown);
  const named = language ? `${language}: ${line}` : line;
  const short = shortCounts(shown);
  return {
    text: `$(${isOver ? 'warning' : 'layout'}) ${
      language
        ? vscode.l10n.t('Card ({0}): {1}', withoutIcons(language), short)
        : vscode.l10n.t('Card: {0}', short)
    }`,
    label: isOver
      ? vscode.l10n.t('SeaTalk card, limit exceeded: {0}', named)
      : vscode.l10n.t('SeaTalk card: {0}', named),
    tooltip: countTooltip(all, surface),
    isOver,
  };
}
