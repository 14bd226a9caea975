import type { CheckOptions } from '../../cards/check/checkDocument';
import { lineIndex } from '../../cards/document/lineIndex';
import { checkCodeCard } from '../../cards/inCode/checkCodeCard';
import type { CodeLanguage } from '../../cards/inCode/codeCard';
import { MAX_CODE_LENGTH } from '../../cards/inCode/codeFile';
import { findCodeCards } from '../../cards/inCode/findCodeCards';
import type { FileReport } from '../formats/report';

/** Most findings reported for one file. */
const MAX_FINDINGS = 500;

/**
 * Checks the cards in a file of code. Never throws.
 * @returns undefined for code without a card. Nobody writes cards in files as large as those that aren't searched.
 */
export function checkCode(
  file: string,
  text: string,
  language: CodeLanguage,
  checking: CheckOptions,
): FileReport | undefined {
  const cards = text.length > MAX_CODE_LENGTH ? [] : findCodeCards(text, language);
  if (cards.length === 0) return undefined;
  const placeOf = lineIndex(text);
  const found = cards.flatMap((card) => checkCodeCard(card, checking));
  const findings = found
    .slice(0, MAX_FINDINGS)
    .map(({ ruleId, severity, confidence, message, pointer, range: { offset, length } }) => ({
      ruleId,
      severity,
      confidence,
      message,
      pointer,
      start: placeOf(offset),
      end: placeOf(offset + length),
    }));
  const surface = checking.surface ?? 'unknown';
  return { file, isChecked: true, surface, findings, omitted: found.length - findings.length };
}
