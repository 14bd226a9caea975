/** Letters that have no decomposition, and what people type instead. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Without case, accents and width, so that `dang` finds `Đặng`. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[đøłßæœðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * How well a text answers what was typed: 3 begins with it, 2 has its words at the beginnings of words, 1 holds all of its
 * words in any order, 0 does not. An empty query is answered by everything.
 * @param text already {@link folded}, as is `query`.
 */
export function matchRank(text: string, query: string): number {
  if (text.startsWith(query)) return 3;
  const words = query.split(' ');
  if (!words.every((word) => text.includes(word))) return 0;
  return words.every((word) => startsAWord(text, word)) ? 2 : 1;
}

function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
