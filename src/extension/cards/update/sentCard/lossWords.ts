import * as vscode from 'vscode';
import { oneLine } from '../../../../base/plainText';
import type { Refilled } from '../../../../cards/compare/refillLost';
import type { OldCard } from './oldCard';

const LABELS_SHOWN = 3;

/** What can't be compared, because SeaTalk doesn't return it; undefined where everything is known. */
export function unreadableWords({ refilled, unread }: OldCard): string | undefined {
  if (unread !== undefined) return vscode.l10n.t("Couldn't read the card: {0}", unread);
  const sentences = [
    valueWords(labelsOf(refilled, 'value')),
    ...(labelsOf(refilled, 'image').length > 0
      ? [vscode.l10n.t("SeaTalk didn't return its images, so they can't be compared.")]
      : []),
    mentionWords(refilled),
  ];
  return joined(sentences);
}

/** What a person must fill in before the card can be sent again; undefined where nothing is missing. */
export function missingWords(refilled: Refilled): string | undefined {
  const lost = notReturnedWords(refilled);
  const sentences = [
    lost === undefined ? undefined : vscode.l10n.t('{0} Fill in what is missing.', lost),
    mentionWords(refilled),
  ];
  return joined(sentences);
}

/** What a card that was read back lacks and isn't known here either; undefined where nothing is missing. */
export function notReturnedWords(refilled: Refilled): string | undefined {
  const values = labelsOf(refilled, 'value');
  const images = labelsOf(refilled, 'image').length > 0;
  if (values.length > 0 && images) {
    return vscode.l10n.t(
      "SeaTalk doesn't return the values of {0}, and didn't return the images.",
      listed(values),
    );
  }
  if (values.length > 0) return vscode.l10n.t("SeaTalk doesn't return the values of {0}.", listed(values));
  return images ? vscode.l10n.t("SeaTalk didn't return the images.") : undefined;
}

/** What was put back from the card as it was sent from here, and may have changed since; undefined where nothing was. */
export function filledWords({ refilled, record }: OldCard): string | undefined {
  const values = refilled.filled.filter(({ kind, from }) => kind === 'value' && from === 'known');
  if (values.length === 0 || !record) return undefined;
  return vscode.l10n.t(
    "The values of {0} come from the copy sent from this machine. SeaTalk can't confirm they're current.",
    listed(values.map(({ label }) => label)),
  );
}

/** Mentions that stay plain names, as two people have the name; undefined where there are none. */
function mentionWords({ missing }: Refilled): string | undefined {
  const names = missing.filter(({ kind }) => kind === 'mention').map(({ label }) => `@${label}`);
  return names.length === 0
    ? undefined
    : vscode.l10n.t("{0} can't be resolved to people, so these are plain names.", listed(names));
}

function valueWords(labels: readonly string[]): string | undefined {
  if (labels.length === 0) return undefined;
  return vscode.l10n.t(
    "SeaTalk doesn't return the old values of {0}, so they can't be compared.",
    listed(labels),
  );
}

/** Sentences one after the other; undefined where there are none. */
function joined(sentences: readonly (string | undefined)[]): string | undefined {
  const present = sentences.filter((sentence) => sentence !== undefined);
  return present.length > 0 ? present.join(' ') : undefined;
}

function labelsOf(refilled: Refilled, kind: 'value' | 'image'): string[] {
  return refilled.missing.filter((lost) => lost.kind === kind).map(({ label }) => label);
}

function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, LABELS_SHOWN).map((label) => `“${oneLine(label, 30)}”`);
  const rest = labels.length - shown.length;
  return rest === 0 ? shown.join(', ') : vscode.l10n.t('{0} and {1} more', shown.join(', '), rest);
}
