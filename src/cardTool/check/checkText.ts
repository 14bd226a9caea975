import { NOT_A_CARD, NOT_JSON } from '../../cards/check/checkJson';
import { checkDocument } from '../../cards/check/checkDocument';
import { parseCard } from '../../cards/document/cardDocument';
import { faultMessage } from '../../cards/document/faultMessage';
import { lineIndex } from '../../cards/document/lineIndex';
import type { CardSurface } from '../../cards/document/recognise';
import type { FILE_FAULTS, FileFinding, FileReport } from '../formats/report';

/** Bytes of a file that are looked at: three images of 5 MB, the most a card can hold, and a little. */
export const MAX_BYTES = 16 * 1024 * 1024;
/** Findings told of one file. A file with more is no card with mistakes but something else. */
const MAX_FINDINGS = 500;
/** Faults of the parser told; the rest mostly follow from the first. */
const MAX_FAULTS = 3;

/** Checks what a file holds. Never throws, whatever the bytes. @param bytes as read, one more than {@link MAX_BYTES} at most. */
export function checkBytes(file: string, bytes: Uint8Array, surface: CardSurface | undefined): FileReport {
  if (bytes.length > MAX_BYTES) {
    return unusable(file, 'unreadable', 'Over 16 MB; the largest card has three images of 5 MB.');
  }
  try {
    return checkText(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes), surface);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return unusable(file, 'unreadable', 'Not a text in UTF-8.');
  }
}

/** The report about a file with nothing in it to check. */
export function unusable(file: string, ruleId: keyof typeof FILE_FAULTS, message: string): FileReport {
  const start = { line: 1, column: 1 };
  const finding: FileFinding = {
    ruleId,
    severity: 'error',
    confidence: 'documented',
    message,
    pointer: '',
    start,
    end: start,
  };
  return { file, isChecked: false, surface: 'unknown', findings: [finding], omitted: 0 };
}

function checkText(file: string, text: string, surface: CardSurface | undefined): FileReport {
  if (text.trim() === '') return unusable(file, NOT_JSON, 'The file is empty.');
  const document = parseCard(text);
  const placeOf = lineIndex(text);
  if (document.faults.length > 0) {
    const findings = document.faults.slice(0, MAX_FAULTS).map(({ code, offset, length }) => ({
      ruleId: NOT_JSON,
      severity: 'error' as const,
      confidence: 'documented' as const,
      message: faultMessage(code),
      pointer: '',
      start: placeOf(offset),
      end: placeOf(offset + length),
    }));
    const omitted = document.faults.length - findings.length;
    return { file, isChecked: false, surface: 'unknown', findings, omitted };
  }
  if (!document.card) return unusable(file, NOT_A_CARD, 'There is no card in this JSON.');
  const found = checkDocument(document, surface ? { surface } : {});
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
  return {
    file,
    isChecked: true,
    surface: surface ?? document.card.surface,
    findings,
    omitted: found.length - findings.length,
  };
}
