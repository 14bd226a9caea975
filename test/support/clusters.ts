import * as fc from 'fast-check';

/** What readers take for one character: emoji with joiners, flags, keycaps, marks, Thai, Jamo, Devanagari. */
export const clusters: readonly string[] = [
  '👨‍👩‍👧‍👦',
  '👩🏽‍🚀',
  '🇸🇬',
  '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  '1️⃣',
  'e\u0301',
  'กำ',
  '한',
  'क्षि',
  '❤️',
  '\r\n',
];

/** Texts made of such clusters and of ordinary characters, in any order. */
export const textOfClusters: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...clusters),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
      fc.constantFrom(' ', '\n', 'a', '字', '\u200d', '\u0301', '🇸'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
