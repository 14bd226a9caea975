import type { FoundMarkup, MarkupKind } from './markup';
import { findNesting } from './findNesting';
import { findListFaults } from './lists';
import type { MaskedText } from './maskCode';

// Each pattern stops at the character it starts with, so that no position is read twice. Text without the mark is skipped.
const INLINE: readonly (readonly [kind: MarkupKind, mark: RegExp, pattern: RegExp])[] = [
  ['image', /\]\(/, /!\[[^[\]\n]*\]\([^()\s[\]]+\)/g],
  ['link', /\]\(/, /(?<!!)\[[^[\]\n]+\]\([^()\s[\]]+\)/g],
  ['strikethrough', /~~/, /~~(?![~\s])[^~\n]+~~/g],
  ['line-break', /</, /<\/?br\s{0,8}\/?>/gi],
  [
    'html',
    /[<&]/,
    /<\/?(?:a|b|big|blockquote|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|small|span|strike|strong|sub|sup|table|td|th|tr|u|ul)(?=[\s/>])[^<>\n]{0,500}>|&(?:amp|lt|gt|quot|nbsp|apos|#\d{1,6}|#x[\da-f]{1,6});/gi,
  ],
];

const LINES: readonly (readonly [MarkupKind, RegExp])[] = [
  ['heading', /^ {0,3}#{1,6}[ \t]+\S.*$|^={3,}[ \t]*$/],
  // `> 5 ms` isn't a quote: it shows as it is meant.
  ['quote', /^ {0,3}>+ ?(?![\s\d=>]).+$/],
  ['rule', /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/],
  ['task', /^[ \t]*(?:[-*+]|\d{1,9}\.)[ \t]+\[[ xX]\](?=[ \t])/],
];

const TABLE_RULE = /^[ \t|:-]+$/;

/** Finds all of this markup in a text, in order. Linear in the length of the text. */
export function findMarkup(source: string, masked: MaskedText): FoundMarkup[] {
  const { text, openFenceAt } = masked;
  const inline = INLINE.filter(([, mark]) => mark.test(text))
    .flatMap(([kind, , pattern]) =>
      Array.from(text.matchAll(pattern), ({ 0: whole, index }) => ({
        kind,
        start: index,
        end: index + whole.length,
      })),
    )
    .filter(({ kind, start, end }) => kind !== 'line-break' || source.slice(start, end) !== '<br />');
  const found = [
    ...inline,
    ...lines(text),
    ...underscores(text),
    ...escapes(source),
    ...findNesting(source, text),
    ...findListFaults(text),
  ];
  if (openFenceAt !== undefined) found.push({ kind: 'open-fence', start: openFenceAt, end: openFenceAt + 3 });
  return found.toSorted((a, b) => a.start - b.start);
}

function lines(text: string): FoundMarkup[] {
  const found: FoundMarkup[] = [];
  let start = 0;
  let before = '';
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line === '') {
      before = line;
      start += 1;
      continue;
    }
    for (const [kind, pattern] of LINES) {
      const match = pattern.exec(line);
      if (!match || (line.startsWith('=') && before.trim() === '')) continue;
      found.push({ kind, start, end: start + match[0].length });
      break;
    }
    if (line.includes('|') && line.includes('-') && before.includes('|') && TABLE_RULE.test(line)) {
      found.push({ kind: 'table', start: start - before.length - 1, end });
    }
    before = line;
    start = end + 1;
  }
  return found;
}

const UNDERSCORED = /(?<![\w_])_(?![\s_])[^_\n]*_(?![\w_])/g;

/** Finds `(_x_)`, which is italic elsewhere. SeaTalk requires a space on both sides. `snake_case` is plain text everywhere. */
function underscores(text: string): FoundMarkup[] {
  const found: FoundMarkup[] = [];
  if (!text.includes('_')) return found;
  for (const { 0: whole, index } of text.matchAll(UNDERSCORED)) {
    const end = index + whole.length;
    const isOpen = isSpace(text[index - 1]);
    const isClosed = isSpace(text[end]);
    if ((isOpen && isClosed) || isSpace(text[end - 2])) continue;
    found.push({ kind: 'underscore', start: index, end });
  }
  return found;
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** Finds two backslashes in the value (four in JSON). SeaTalk shows one of them. */
function escapes(source: string): FoundMarkup[] {
  if (!source.includes('\\\\')) return [];
  return Array.from(source.matchAll(/(?<!\\)\\\\(?=[*_`~])/g), ({ index }) => ({
    kind: 'escape' as const,
    start: index,
    end: index + 2,
  }));
}
