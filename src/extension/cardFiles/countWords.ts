import * as vscode from 'vscode';
import type { CardCounts } from '../../cards/view/cardCounts';
import type { CardSurface } from '../../cards/document/recognise';
import { kilobytes } from '../base/kilobytes';

/** What a card uses in one line: `titles 1/3 · descriptions 2/5 · …`. */
export function countLine({ elements }: CardCounts): string {
  const { title, description, image, button, button_group: group } = elements;
  return [
    vscode.l10n.t('titles {0}/{1}', title.used, title.limit),
    vscode.l10n.t('descriptions {0}/{1}', description.used, description.limit),
    vscode.l10n.t('images {0}/{1}', image.used, image.limit),
    vscode.l10n.t('buttons {0}/{1}', button.used, button.limit),
    vscode.l10n.t('groups {0}/{1}', group.used, group.limit),
  ].join(' · ');
}

/** All that is counted, language by language. */
export function countTooltip(all: readonly CardCounts[], surface: CardSurface): vscode.MarkdownString {
  const words = new vscode.MarkdownString();
  words.appendMarkdown(`**${vscode.l10n.t('What this card uses')}**\n\n`);
  for (const counts of all) {
    if (counts.language)
      words.appendMarkdown(`${vscode.l10n.t('Language {0}', `\`${counts.language}\``)}\n\n`);
    const { title, description, image, button, button_group: group } = counts.elements;
    const rows: readonly (readonly [string, string])[] = [
      [vscode.l10n.t('Titles'), vscode.l10n.t('{0} of {1}', title.used, title.limit)],
      [vscode.l10n.t('Descriptions'), vscode.l10n.t('{0} of {1}', description.used, description.limit)],
      [vscode.l10n.t('Images'), vscode.l10n.t('{0} of {1}', image.used, image.limit)],
      [vscode.l10n.t('Buttons alone'), vscode.l10n.t('{0} of {1}', button.used, button.limit)],
      [vscode.l10n.t('Button groups'), vscode.l10n.t('{0} of {1}', group.used, group.limit)],
      [vscode.l10n.t('Buttons altogether'), String(counts.allButtons)],
      [vscode.l10n.t('Size when sent'), kilobytes(counts.bytes)],
      [vscode.l10n.t('… of that, images'), kilobytes(counts.imageBytes)],
    ];
    words.appendMarkdown('| | |\n|---|---:|\n');
    for (const [name, value] of rows) words.appendMarkdown(`| ${name} | ${value} |\n`);
    words.appendMarkdown('\n');
  }
  if (all.some(({ isOver }) => isOver)) {
    words.appendMarkdown(vscode.l10n.t('SeaTalk refuses the whole card when one limit is exceeded.'));
  } else if (surface === 'service_notice' && all.length > 1) {
    words.appendMarkdown(vscode.l10n.t('Each language is counted on its own.'));
  }
  return words;
}
