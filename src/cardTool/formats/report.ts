import type { LinePosition } from '../../cards/document/lineIndex';
import { NOT_A_CARD, NOT_JSON } from '../../cards/check/checkJson';
import type { CardSurface } from '../../cards/document/recognise';
import type { Confidence, Severity } from '../../cards/rules/rule';

/** A finding in a file. */
export interface FileFinding {
  /** The id of a card rule, or one of {@link FILE_FAULTS}. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** How sure the fact behind it is. */
  readonly confidence: Confidence;
  /** JSON Pointer from the root of the file, or of the card in code; empty for a finding about all of it. */
  readonly pointer: string;
  readonly start: LinePosition;
  /** The first position after the finding. */
  readonly end: LinePosition;
}

/** The findings of one file. */
export interface FileReport {
  /** The path as the person wrote it. */
  readonly file: string;
  /** False when the file has no card to check. One of the findings then explains why. */
  readonly isChecked: boolean;
  /** Where the card will be sent, as given on the command line or as recognized. */
  readonly surface: CardSurface;
  readonly findings: readonly FileFinding[];
  /** Number of findings that aren't listed. */
  readonly omitted: number;
}

/** The reasons why a file has nothing to check, by rule id. */
export const FILE_FAULTS = {
  unreadable: 'A file must be there, readable, UTF-8 text and at most 16 MB large.',
  [NOT_JSON]: 'A card file must be JSON. Comments and trailing commas are accepted.',
  [NOT_A_CARD]: 'A card file must hold a card.',
  'rule-config': 'A configuration of card rules must be JSON with known settings and rules.',
} as const;

/** Counts the listed findings by severity. */
export function countFindings(reports: readonly FileReport[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { findings } of reports) for (const { severity } of findings) counts[severity]++;
  return counts;
}
