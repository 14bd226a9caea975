import * as vscode from 'vscode';
import { checkDocument } from '../../../../cards/check/checkDocument';
import type { Diagnostic } from '../../../../cards/check/checkDocument';
import { parseCard } from '../../../../cards/document/cardDocument';
import { isArray } from '../../../../cards/document/json';
import { cardElements } from '../../../../contract/cards';
import type { CardElements } from '../../../../contract/cards';
import { faultWords, findingWords } from '../../source/findingWords';

/** A card that may replace the one that was sent. */
export interface NewCard {
  readonly elements: CardElements;
  /** What the person should know before it is sent; undefined where there is nothing. */
  readonly note?: string;
}

/** Why a card can't be sent, and where in its text that is, as an offset. */
export interface BadCard {
  readonly problem: string;
  readonly offset: number;
}

/** The card in a text of any known shape; only its elements count, wherever the text would send them. */
export function newCardIn(text: string): NewCard | BadCard {
  const document = parseCard(text);
  const [fault] = document.faults;
  if (fault) return { problem: faultWords(fault.code), offset: fault.offset };
  const { card } = document;
  if (!card) return { problem: vscode.l10n.t("This file doesn't contain a card."), offset: 0 };
  // Only the elements are sent, so problems outside of them don't count. They are checked in the whole text to have their places.
  const inside = `${card.pointer}/`;
  const errors = checkDocument(document, { surface: 'update', isFinal: true }).filter(
    ({ severity, pointer }) =>
      severity === 'error' && (pointer.startsWith(inside) || pointer === card.pointer),
  );
  const checked = checkedElements(card.elements, errors);
  if ('problem' in checked) return checked;
  if (card.variants.length < 2) return checked;
  const note = vscode.l10n.t(
    'Only the language "{0}" is used. An update has one list of elements.',
    card.variants[0].language ?? 'default',
  );
  return { ...checked, note };
}

/** A card from elements that were put together here. */
export function newCardOf(elements: readonly unknown[]): NewCard | BadCard {
  const document = parseCard(JSON.stringify(elements));
  const errors = checkDocument(document, { surface: 'update', isFinal: true }).filter(
    ({ severity }) => severity === 'error',
  );
  return checkedElements(elements, errors);
}

function checkedElements(elements: readonly unknown[], errors: readonly Diagnostic[]): NewCard | BadCard {
  const [first] = errors;
  if (first) return { problem: findingWords(first), offset: first.range.offset };
  const parsed = cardElements.safeParse(isArray(elements) ? elements : []);
  if (parsed.success) return { elements: parsed.data };
  return { problem: parsed.error.issues[0]?.message ?? '', offset: 0 };
}
