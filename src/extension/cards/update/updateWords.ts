import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { compareCards } from '../../../cards/compare/compareCards';
import type { CompareRow } from '../../../cards/compare/compareCards';
import type { ComparableWords } from '../../../cards/compare/comparableText';
import { isImageAddress } from '../../../cards/compare/elementParts';
import { decodedBytes } from '../../../cards/images/imageBytes';
import { sizeWords } from '../../../base/sizeWords';
import { oneLine } from '../../../base/plainText';
import type { Session } from '../../session/session';
import type { NewCard } from './newCard/replacementCard';
import { unreadableWords } from './sentCard/lossWords';
import type { OldCard } from './sentCard/oldCard';

/** What a person is asked beside the comparison, in sentences: where, what changes, and what they should know first. */
export function questionWords(
  old: OldCard,
  next: NewCard,
  {
    name,
    chat,
    app,
  }: { readonly name: string; readonly chat: string | undefined; readonly app: Session['profile'] },
): string[] {
  const card = oneLine(name, 60);
  const where =
    chat === undefined
      ? vscode.l10n.t('Update card "{0}"?', card)
      : old.ref.threadId === undefined
        ? vscode.l10n.t('Update card "{0}" in {1}?', card, oneLine(chat, 60))
        : vscode.l10n.t('Update card "{0}" in a thread in {1}?', card, oneLine(chat, 60));
  return [
    where,
    old.unread === undefined ? changeWords(compareCards(old.refilled.elements, next.elements)) : undefined,
    unreadableWords(old),
    next.note,
    chat === undefined
      ? vscode.l10n.t("SeaTalk doesn't document whether cards in service notices can be updated.")
      : undefined,
    app.production
      ? vscode.l10n.t('"{0}" is marked as production. Real people will see this.', oneLine(app.name, 60))
      : undefined,
  ].filter((sentence) => sentence !== undefined);
}

/** How many elements change, in a sentence; undefined where no change is known. */
function changeWords(rows: readonly CompareRow[]): string | undefined {
  const count = (kind: CompareRow['kind']) => rows.filter((row) => row.kind === kind).length;
  const parts = [
    [count('changed'), vscode.l10n.t('changed')],
    [count('added'), vscode.l10n.t('added')],
    [count('removed'), vscode.l10n.t('removed')],
    [count('moved'), vscode.l10n.t('moved')],
  ] as const;
  const counted = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return counted.length === 0 ? undefined : vscode.l10n.t('Elements: {0}.', counted.join(', '));
}

/** Whether an update would leave the card as it is, as far as is known. */
export function changesNothing(old: OldCard, elements: readonly unknown[]): boolean {
  if (old.unread !== undefined) return false;
  const rows = compareCards(old.refilled.elements, elements);
  return rows.every(({ kind, incomparable }) => kind === 'same' && incomparable.length === 0);
}

/** Words for what the comparison can't show as text. */
export function comparableWords(): ComparableWords {
  return {
    unknownValue: vscode.l10n.t('(not returned by SeaTalk)'),
    image: (content) => {
      if (content === '') return vscode.l10n.t('(unknown image)');
      if (isImageAddress(content)) return vscode.l10n.t("(image couldn't be loaded)");
      // A megabyte of Base64 can't be read; equal images get equal words.
      const mark = createHash('sha256').update(content).digest('hex').slice(0, 8);
      return vscode.l10n.t('(image of {0}, {1})', sizeWords(decodedBytes(content)), mark);
    },
  };
}
