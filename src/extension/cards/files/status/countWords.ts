import * as vscode from 'vscode';
import { Markdown } from '../../../base/markdown';
import type { CardCounts, Used } from '../../../../cards/view/cardCounts';
import type { CardSurface } from '../../../../cards/document/recognise';
import { sizeWords } from '../../../../base/sizeWords';

/** Kinds named at most where there is little room. */
const MAX_SHORT = 2;

/** What a card uses in one line: `titles 1/3 · descriptions 2/5 · …`. */
export function countLine(counts: CardCounts): string {
  return countParts(counts)
    .map(({ words }) => words)
    .join(' · ');
}

/** Short enough for the status bar, and for a line above a card in half a window: the kinds above their limit, else those at their limit, else all elements together. */
export function shortCounts(counts: CardCounts): string {
  const parts = countParts(counts);
  const over = parts.filter(({ used, limit }) => used > limit);
  const named = over.length > 0 ? over : parts.filter(({ used, limit }) => used === limit);
  if (named.length === 0) {
    const sum = (of: 'used' | 'limit') => parts.reduce((total, part) => total + part[of], 0);
    return vscode.l10n.t('{0} of {1} elements', sum('used'), sum('limit'));
  }
  const shown = named.slice(0, MAX_SHORT).map(({ words }) => words);
  return [...shown, ...(named.length > MAX_SHORT ? ['…'] : [])].join(' · ');
}

/** In their order in the bar. */
function countParts({ elements }: CardCounts): readonly (Used & { readonly words: string })[] {
  const { title, description, image, button, button_group: group } = elements;
  return [
    { ...title, words: vscode.l10n.t('titles {0}/{1}', title.used, title.limit) },
    {
      ...description,
      words: vscode.l10n.t('descriptions {0}/{1}', description.used, description.limit),
    },
    { ...image, words: vscode.l10n.t('images {0}/{1}', image.used, image.limit) },
    { ...button, words: vscode.l10n.t('buttons {0}/{1}', button.used, button.limit) },
    { ...group, words: vscode.l10n.t('groups {0}/{1}', group.used, group.limit) },
  ];
}

/** All that is counted, language by language. */
export function countTooltip(all: readonly CardCounts[], surface: CardSurface): vscode.MarkdownString {
  const words = new Markdown();
  words.add`**${vscode.l10n.t('Card usage')}**\n\n`;
  for (const counts of all) {
    if (counts.language) words.add`${vscode.l10n.t('Language {0}', counts.language)}\n\n`;
    const { title, description, image, button, button_group: group } = counts.elements;
    const rows: readonly (readonly [string, string])[] = [
      [vscode.l10n.t('Titles'), vscode.l10n.t('{0} of {1}', title.used, title.limit)],
      [vscode.l10n.t('Descriptions'), vscode.l10n.t('{0} of {1}', description.used, description.limit)],
      [vscode.l10n.t('Images'), vscode.l10n.t('{0} of {1}', image.used, image.limit)],
      [vscode.l10n.t('Standalone buttons'), vscode.l10n.t('{0} of {1}', button.used, button.limit)],
      [vscode.l10n.t('Button groups'), vscode.l10n.t('{0} of {1}', group.used, group.limit)],
      [vscode.l10n.t('All buttons'), String(counts.allButtons)],
      [vscode.l10n.t('Size when sent'), sizeWords(counts.bytes)],
      [vscode.l10n.t('Images in that size'), sizeWords(counts.imageBytes)],
    ];
    words.add`| | |\n|---|---:|\n`;
    for (const [name, value] of rows) words.add`| ${name} | ${value} |\n`;
    words.add`\n`;
  }
  if (all.some(({ isOver }) => isOver)) {
    words.add`${vscode.l10n.t('SeaTalk rejects the whole card when a limit is exceeded.')}`;
  } else if (surface === 'service_notice' && all.length > 1) {
    words.add`${vscode.l10n.t('Each language is counted separately.')}`;
  }
  return words.value;
}
