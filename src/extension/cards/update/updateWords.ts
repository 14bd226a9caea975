import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { compareCards } from '../../../cards/compare/compareCards';
import type { CompareRow } from '../../../cards/compare/compareCards';
import type { ComparableWords } from '../../../cards/compare/comparableText';
import { typeOf, wordsOf, isImageAddress } from '../../../cards/compare/elementParts';
import type { Refilled } from '../../../cards/compare/refillLost';
import { decodedBytes } from '../../../cards/images/imageBytes';
import { kilobytes } from '../../base/kilobytes';
import { inNotice, oneLine } from '../../../base/plainText';
import type { OldCard } from './oldCard';

const NAME_CHARS = 40;
const LABELS_SHOWN = 3;

/** What a card is called: its title, else its first words. */
export function cardName(elements: readonly unknown[]): string {
  const title = elements.find((element) => typeOf(element) === 'title');
  const texts = [...(title === undefined ? [] : [title]), ...elements].map((element) =>
    oneLine(wordsOf(element), NAME_CHARS),
  );
  return texts.find((text) => text !== '') ?? vscode.l10n.t('Card');
}

/** What changes, in a sentence; undefined where nothing does as far as can be told. */
export function changeSentence(rows: readonly CompareRow[]): string | undefined {
  const count = (kind: CompareRow['kind']) => rows.filter((row) => row.kind === kind).length;
  const parts = [
    [count('changed'), vscode.l10n.t('changed')],
    [count('added'), vscode.l10n.t('added')],
    [count('removed'), vscode.l10n.t('removed')],
    [count('moved'), vscode.l10n.t('moved')],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return said.length === 0 ? undefined : vscode.l10n.t('Elements: {0}.', said.join(', '));
}

/** What nobody can compare, because the card no longer tells it; undefined where all is told. */
export function untoldSentence({ refilled, unread }: OldCard): string | undefined {
  if (unread !== undefined) return vscode.l10n.t('The card could not be read: {0}', unread);
  const sentences = [
    lostValues(labelsOf(refilled, 'value')),
    ...(labelsOf(refilled, 'image').length > 0
      ? [vscode.l10n.t('SeaTalk did not give its images back, so they cannot be compared.')]
      : []),
    lostMentions(refilled),
  ];
  return joined(sentences);
}

/** What must be filled in by hand before the card as it is can be sent again; undefined where nothing must. */
export function missingSentence(refilled: Refilled): string | undefined {
  const untold = notTold(refilled);
  const sentences = [
    untold === undefined ? undefined : vscode.l10n.t('{0} Fill in what is missing.', untold),
    lostMentions(refilled),
  ];
  return joined(sentences);
}

/** What a card that was read back lacks and nobody knows; undefined where nothing does. */
export function notTold(refilled: Refilled): string | undefined {
  const values = labelsOf(refilled, 'value');
  const images = labelsOf(refilled, 'image').length > 0;
  if (values.length > 0 && images) {
    return vscode.l10n.t(
      'SeaTalk does not tell the values of {0}, and did not give the images back.',
      listed(values),
    );
  }
  if (values.length > 0) return vscode.l10n.t('SeaTalk does not tell the values of {0}.', listed(values));
  return images ? vscode.l10n.t('SeaTalk did not give the images back.') : undefined;
}

/** What was put back from the card as it was sent from here, and may have changed since; undefined where nothing was. */
export function filledSentence({ refilled, record }: OldCard): string | undefined {
  const values = refilled.filled.filter(({ kind, from }) => kind === 'value' && from === 'known');
  if (values.length === 0 || !record) return undefined;
  return vscode.l10n.t(
    'The values of {0} are those sent from here; SeaTalk does not tell whether the bot changed them since.',
    listed(values.map(({ label }) => label)),
  );
}

/** Mentions that stay plain names, as two people have the name; undefined where there are none. */
function lostMentions({ missing }: Refilled): string | undefined {
  const names = missing.filter(({ kind }) => kind === 'mention').map(({ label }) => `@${label}`);
  return names.length === 0
    ? undefined
    : vscode.l10n.t('It is not known who is mentioned by {0}, so these are plain names.', listed(names));
}

function lostValues(labels: readonly string[]): string | undefined {
  if (labels.length === 0) return undefined;
  return vscode.l10n.t(
    'SeaTalk does not tell the old values of {0}, so they cannot be compared.',
    listed(labels),
  );
}

/** Sentences in a row; undefined where none is said. */
function joined(sentences: readonly (string | undefined)[]): string | undefined {
  const said = sentences.filter((sentence) => sentence !== undefined);
  return said.length > 0 ? said.join(' ') : undefined;
}

function labelsOf(refilled: Refilled, kind: 'value' | 'image'): string[] {
  return refilled.missing.filter((lost) => lost.kind === kind).map(({ label }) => label);
}

function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, LABELS_SHOWN).map((label) => `“${inNotice(label, 30)}”`);
  const rest = labels.length - shown.length;
  return rest === 0 ? shown.join(', ') : vscode.l10n.t('{0} and {1} more', shown.join(', '), rest);
}

/** Whether an update would change anything, as far as can be told. */
export function isUnchanged(old: OldCard, elements: readonly unknown[]): boolean {
  if (old.unread !== undefined) return false;
  const rows = compareCards(old.refilled.elements, elements);
  return rows.every(({ kind, incomparable }) => kind === 'same' && incomparable.length === 0);
}

/** Words for what the comparison can't show as text. */
export function comparableWords(): ComparableWords {
  return {
    unknownValue: vscode.l10n.t('(not told by SeaTalk)'),
    image: (content) => {
      if (content === '') return vscode.l10n.t('(an image that is not known)');
      if (isImageAddress(content)) return vscode.l10n.t('(an image that could not be fetched)');
      // Base64 of one megabyte is nothing to read; equal images have equal words.
      const mark = createHash('sha256').update(content).digest('hex').slice(0, 8);
      return vscode.l10n.t('(image of {0}, {1})', kilobytes(decodedBytes(content)), mark);
    },
  };
}
