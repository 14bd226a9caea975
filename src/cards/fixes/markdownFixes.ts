import type { FixContext, Fixer, MadeFix } from './fixer';
import { replacePart, set } from './fixer';
import { formatPlainFix } from './commonFixes';

type Replace = (part: string, text: string) => string | undefined;

function partFix(id: string, title: string, replace: Replace, isPreferred = true): Fixer {
  return { id, title, isPreferred, make: (context) => replacePart(context, replace) };
}

const writeAddress = partFix('write-address', 'Write "text (address)"', (part) => {
  const found = /^!?\[(.*)\]\((.*)\)$/s.exec(part);
  return found ? (found[1] === '' ? found[2] : `${found[1]} (${found[2]})`) : undefined;
});

const boldHeading = partFix('bold-heading', 'Make the Heading Bold', (part) => {
  const text = /^\s*#+[ \t]+(.*?)[ \t#]*$/s.exec(part)?.[1]?.replaceAll(/\*\*|__/g, '');
  return text ? `**${text}**` : undefined;
});

/** The table begins where the finding does. */
const codeBlock: Fixer = {
  id: 'code-block',
  title: 'Put the Table Into a Code Block',
  isPreferred: true,
  make: (context) => {
    const { value, path, diagnostic } = context;
    if (typeof value !== 'string' || !diagnostic.span || value.includes('```')) return undefined;
    const before = value.slice(0, diagnostic.span.start);
    const lines = value.slice(diagnostic.span.start).split('\n');
    const end = lines.findIndex((line) => !line.includes('|'));
    const table = end < 0 ? lines : lines.slice(0, end);
    const after = end < 0 ? [] : lines.slice(end);
    const text = before + ['```', ...table, '```', ...after].join('\n');
    return { edits: [set(path, text)] };
  },
};

const removeQuote = partFix('remove-marks', 'Remove the Marks', (part) => part.replace(/^\s*>+ ?/, ''));
const removeStrike = partFix('remove-marks', 'Remove the Marks', (part) => part.slice(2, -2));

/** Removes the line break before the line, or else the one after it. */
const removeLine: Fixer = {
  id: 'remove-line',
  title: 'Remove This Line',
  isPreferred: true,
  make: ({ value, path, diagnostic: { span } }) => {
    if (typeof value !== 'string' || !span) return undefined;
    const before = value.slice(0, span.start).replace(/\n$/, '');
    const after = value.slice(span.end);
    return { edits: [set(path, span.start > 0 ? before + after : after.replace(/^\n/, ''))] };
  },
};

const plainTask = partFix('box-character', 'Write the Box as a Character', (part) =>
  part.replace(/\[([ xX])\]$/, (_, mark: string) => (mark === ' ' ? '☐' : '☑')),
);

const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*', code: '`' };
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': ' ',
};

/** Replaces an opening tag and its closing tag with Markdown. */
const markdownForHtml: Fixer = {
  id: 'markdown-for-html',
  title: 'Write It as Markdown',
  isPreferred: true,
  make: ({ value, path, diagnostic: { span } }) => {
    if (typeof value !== 'string' || !span) return undefined;
    const name = /^<([a-z]+)/i.exec(value.slice(span.start, span.end))?.[1]?.toLowerCase() ?? '';
    const mark = MARKS[name];
    const rest = value.slice(span.end);
    const closing = new RegExp(`</${name}\\s*>`, 'i').exec(rest);
    if (!mark || !closing) return undefined;
    const inner = rest.slice(0, closing.index).trim();
    if (inner === '' || /[*_`<\n]/.test(inner)) return undefined;
    const after = rest.slice(closing.index + closing[0].length);
    return { edits: [set(path, value.slice(0, span.start) + mark + inner + mark + after)] };
  },
};

const removeTag = partFix(
  'remove-tag',
  'Remove the HTML',
  (part) => (part.startsWith('<') ? '' : (ENTITIES[part.toLowerCase()] ?? characterOf(part))),
  false,
);

function characterOf(entity: string): string | undefined {
  const number = /^&#(x?)([\da-f]+);$/i.exec(entity);
  const code = number?.[2] === undefined ? 0 : Number.parseInt(number[2], number[1] ? 16 : 10);
  return code >= 32 && code <= 0x10_ff_ff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;
}

const lineBreak = partFix('line-break', 'Write "<br />"', () => '<br />');
const useAsterisks = partFix('use-asterisks', 'Write *text* Instead', (part) => `*${part.slice(1, -1)}*`);

const keepOuter = partFix(
  'keep-outer',
  'Keep the Outer Format Only',
  (part) => {
    const [mark = ''] = /^[*_]{1,2}/.exec(part) ?? [];
    const inner = part.replaceAll(/\*+|`+|(?<!\w)_+|_+(?!\w)/g, '').trim();
    return inner === '' ? undefined : `${mark}${inner}${mark}`;
  },
  false,
);

/** Two levels of indentation: eight spaces. */
const raiseItem = partFix('raise-item', 'Move the Item to the Third Level', (part) =>
  part.replace(/^[ \t]*/, ' '.repeat(8)),
);
const removeBlankLine = partFix('remove-blank-line', 'Remove the Blank Line', () => '');
const oneBackslash = partFix('one-backslash', 'Leave One Backslash', () => '\\');

const closeFence: Fixer = {
  id: 'close-fence',
  title: 'Close the Code Block at the End',
  isPreferred: true,
  make: ({ value, path, diagnostic: { span } }): MadeFix | undefined => {
    if (typeof value !== 'string' || !span) return undefined;
    const [fence = '```'] = /^\s*(?:`+|~+)/.exec(value.slice(span.start)) ?? [];
    return { edits: [set(path, `${value.replace(/\n$/, '')}\n${fence.trim()}`)] };
  },
};

const escapeMark: Fixer = {
  id: 'escape',
  title: 'Escape the Mark',
  make: (context: FixContext) => replacePart(context, (part) => `\\${part}`),
};

/** By rule id. */
export const markdownFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'markdown-link': [writeAddress, formatPlainFix],
  'markdown-image': [writeAddress],
  'markdown-heading': [boldHeading],
  'markdown-table': [codeBlock],
  'markdown-quote': [removeQuote],
  'markdown-rule': [removeLine],
  'markdown-task': [plainTask],
  'markdown-strikethrough': [removeStrike],
  'markdown-html': [markdownForHtml, removeTag],
  'markdown-line-break': [lineBreak],
  'markdown-underscore': [useAsterisks, escapeMark],
  'markdown-nesting': [keepOuter],
  'markdown-list-depth': [raiseItem],
  'markdown-list-blank-line': [removeBlankLine],
  'markdown-escape': [oneBackslash],
  'markdown-open-fence': [closeFence],
};
