import type { LinePosition } from '../../cards/document/lineIndex';
import { NOT_A_CARD, NOT_JSON } from '../../cards/check/checkJson';
import type { CardSurface } from '../../cards/document/recognise';
import type { Confidence, Severity } from '../../cards/rules/rule';

/** Something found in a file. */
export interface FileFinding {
  /** Of a card rule, or one of {@link FILE_FAULTS}. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** How sure the fact behind it is. */
  readonly confidence: Confidence;
  /** JSON Pointer from the root of the file; empty where it is about the file. */
  readonly pointer: string;
  readonly start: LinePosition;
  /** The first place after what is meant. */
  readonly end: LinePosition;
}

/** What was found in one file. */
export interface FileReport {
  /** As the person named it. */
  readonly file: string;
  /** False when there was no card to check; one of the findings says why. */
  readonly isChecked: boolean;
  /** Where the card goes, as told or as recognised. */
  readonly surface: CardSurface;
  readonly findings: readonly FileFinding[];
  /** How many more there are. */
  readonly omitted: number;
}

/** Why a file holds nothing to check, by rule id. */
export const FILE_FAULTS = {
  unreadable: 'A file must be there, readable, UTF-8 text and at most 16 MB large.',
  [NOT_JSON]: 'A card file must be JSON. Comments and trailing commas are let pass.',
  [NOT_A_CARD]: 'A card file must hold a card.',
} as const;

/** How many findings of each severity some reports have, those left out counted as nothing. */
export function countFindings(reports: readonly FileReport[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { findings } of reports) for (const { severity } of findings) counts[severity]++;
  return counts;
}
