import { readFilePattern } from '../../base/filePattern';
import type { FilePattern, PatternFault } from '../../base/filePattern';

/** Files with this ending are cards, whatever the patterns are. */
export const CARD_FILE_ENDING = '.seatalk-card.json';

/** Patterns above this number aren't read: each is compared with each path. */
export const PATTERNS_MAX = 100;

/** A pattern that isn't understood, so that it matches nothing. */
export interface BadPattern {
  readonly pattern: string;
  readonly fault: PatternFault | 'too-many';
}

/** Which files of a folder hold cards. */
export interface CardFilePatterns {
  /** @param path relative to the folder, with slashes. */
  readonly matches: (path: string) => boolean;
  readonly bad: readonly BadPattern[];
}

/**
 * Reads the patterns of the setting `seatalk.cards.files`, for editor and command line alike. Never throws.
 * @param patterns whatever the setting holds; what isn't a string is left out.
 */
export function cardFilePatterns(patterns: unknown): CardFilePatterns {
  const good: FilePattern[] = [];
  const bad: BadPattern[] = [];
  const given: unknown[] = Array.isArray(patterns) ? patterns : [];
  for (const [index, pattern] of given.filter((each) => typeof each === 'string').entries()) {
    if (index >= PATTERNS_MAX) {
      bad.push({ pattern, fault: 'too-many' });
      break;
    }
    const read = readFilePattern(pattern);
    if ('matches' in read) good.push(read);
    else bad.push({ pattern, fault: read.fault });
  }
  return {
    matches: (path) => path.endsWith(CARD_FILE_ENDING) || good.some((pattern) => pattern.matches(path)),
    bad,
  };
}
