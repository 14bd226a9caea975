import { NOT_A_CARD, NOT_JSON } from '../../cards/check/checkJson';
import { checkDocument } from '../../cards/check/checkDocument';
import type { CheckOptions } from '../../cards/check/checkDocument';
import { notOneCard, otherText } from '../../cards/check/noCard';
import { fillTemplate } from '../../cards/check/template';
import { parseCard } from '../../cards/document/cardDocument';
import { faultMessage } from '../../cards/document/faultMessage';
import { lineIndex } from '../../cards/document/lineIndex';
import type { FILE_FAULTS, FileFinding, FileReport } from '../formats/report';

/** Largest file that is checked, in bytes: three images of 5 MB, the most a card can hold, and some room. */
export const MAX_BYTES = 16 * 1024 * 1024;
/** Most findings reported for one file. A file with more is probably something other than a card. */
const MAX_FINDINGS = 500;
const UTF_16 = 'This file is UTF-16. Save it as UTF-8.';
/** Most parser faults reported. The rest usually follow from the first. */
const MAX_FAULTS = 3;

/**
 * Checks the content of a file. Never throws, whatever the bytes.
 * @param bytes the file's content, at most one byte more than {@link MAX_BYTES}.
 */
export function checkBytes(file: string, bytes: Uint8Array, checking: CheckOptions): FileReport {
  if (bytes.length > MAX_BYTES) {
    return unusable(file, 'unreadable', 'Over 16 MB; the largest card has three images of 5 MB.');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isUtf16(bytes)) return unusable(file, 'unreadable', UTF_16);
    return checkText(file, text, checking);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return unusable(file, 'unreadable', isUtf16(bytes) ? UTF_16 : 'This file isn’t UTF-8 text.');
  }
}

/** By its byte order mark, or the zeros that are half of each letter. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const isHalved = (first === 0) === (third === 0) && (second === 0) === (fourth === 0);
  return bytes.length >= 4 && isHalved && (first === 0) !== (second === 0);
}

/** The report for a file that has nothing to check. */
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

function checkText(file: string, text: string, checking: CheckOptions): FileReport {
  if (text.trim() === '') return unusable(file, NOT_JSON, 'The file is empty.');
  const document = parseCard(text);
  const placeOf = lineIndex(text);
  const other = otherText(document);
  if (other) return unusable(file, NOT_JSON, fillTemplate(other.template, other.args));
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
  if (!document.card) {
    const { template, args } = notOneCard(document);
    return unusable(file, NOT_A_CARD, fillTemplate(template, args));
  }
  const found = checkDocument(document, checking);
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
    surface: checking.surface ?? document.card.surface,
    findings,
    omitted: found.length - findings.length,
  };
}
