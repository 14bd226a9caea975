import type { CheckOptions } from '../check/checkDocument';
import { lineIndex } from '../document/lineIndex';
import type { LinePosition } from '../document/lineIndex';
import { checkCodeCard } from './checkCodeCard';
import type { CodeFinding } from './checkCodeCard';
import type { CodeCard, CodeLanguage } from './codeCard';
import { findCodeCards } from './findCodeCards';

/** A card in code with what is wrong with it. */
export interface CheckedCodeCard extends Pick<CodeCard, 'range' | 'json' | 'exact'> {
  readonly findings: readonly (CodeFinding & LinePosition)[];
}

/** Finds the cards in code and checks each of them. Never throws. */
export function cardsInCode(
  code: string,
  language: CodeLanguage,
  options: CheckOptions,
): readonly CheckedCodeCard[] {
  const placeOf = lineIndex(code);
  return findCodeCards(code, language).map((card) => ({
    range: card.range,
    json: card.json,
    exact: card.exact,
    findings: checkCodeCard(card, options).map((finding) => ({
      ...finding,
      ...placeOf(finding.range.offset),
    })),
  }));
}
