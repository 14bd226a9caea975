import { shortened } from '../../base/clusters';
import type { FoundMarkup, MarkupKind } from '../markdown/markup';
import { DOCS } from './rule';
import type { CardFacts, Confidence, Finding, Rule, Severity } from './rule';

interface MarkupRule {
  readonly kind: MarkupKind;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly template: string;
  readonly limit?: string;
}

const TABLE: readonly MarkupRule[] = [
  {
    kind: 'link',
    severity: 'warning',
    confidence: 'observed',
    summary: 'Markdown links aren’t rendered.',
    template:
      'SeaTalk doesn’t render Markdown links: {part} shows as is. Use a redirect button, or write "text (address)".',
  },
  {
    kind: 'image',
    severity: 'warning',
    confidence: 'inferred',
    summary: 'Images in text aren’t rendered.',
    template: 'SeaTalk doesn’t render images in text: {part} shows as is. Use an element of type "image".',
  },
  {
    kind: 'heading',
    severity: 'warning',
    confidence: 'observed',
    summary: 'Headings aren’t rendered.',
    template:
      'SeaTalk doesn’t render headings: {part} shows as is. Use bold text, or an element of type "title".',
  },
  {
    kind: 'table',
    severity: 'warning',
    confidence: 'observed',
    summary: 'Tables aren’t rendered.',
    template:
      'SeaTalk doesn’t render tables: the lines show as is. Use a list, or a code block to keep columns.',
  },
  {
    kind: 'quote',
    severity: 'warning',
    confidence: 'observed',
    summary: 'Block quotes aren’t rendered.',
    template: 'SeaTalk doesn’t render block quotes: {part} shows as is.',
  },
  {
    kind: 'rule',
    severity: 'warning',
    confidence: 'observed',
    summary: 'Horizontal rules aren’t rendered.',
    template: 'SeaTalk doesn’t render horizontal rules: {part} shows as is.',
  },
  {
    kind: 'task',
    severity: 'information',
    confidence: 'inferred',
    summary: 'Task lists are not in the documented list of formats.',
    template: 'Task lists aren’t documented: {part} probably shows as is.',
  },
  {
    kind: 'strikethrough',
    severity: 'information',
    confidence: 'inferred',
    summary: 'Strikethrough is not in the documented list of formats.',
    template: 'Strikethrough isn’t documented: {part} probably shows as is.',
  },
  {
    kind: 'html',
    severity: 'information',
    confidence: 'inferred',
    summary: 'HTML other than `<br />` and mention tags is not documented.',
    template: 'HTML other than <br /> and <mention-tag> isn’t documented: {part} probably shows as is.',
  },
  {
    kind: 'line-break',
    severity: 'warning',
    confidence: 'documented',
    summary: 'A line break is `\\n` or `<br />` with its space.',
    template: 'A line break is \\n or <br /> with its space, not {part}.',
  },
  {
    kind: 'underscore',
    severity: 'information',
    confidence: 'documented',
    summary: '`_italic_` needs a space before and after it.',
    template: '{part} is italic only with a space before and after it; write *text* instead.',
  },
  {
    kind: 'nesting',
    severity: 'information',
    confidence: 'observed',
    summary: 'Nested bold, italic, and code aren’t rendered reliably.',
    template: 'Nested bold, italic, and code don’t show reliably: {part}.',
  },
  {
    kind: 'list-depth',
    severity: 'warning',
    confidence: 'observed',
    limit: '3 levels',
    summary: 'Lists nest to at most 3 levels.',
    template: 'Lists nest to at most 3 levels; this item is deeper.',
  },
  {
    kind: 'list-blank-line',
    severity: 'information',
    confidence: 'observed',
    summary: 'A blank line ends a list; what follows is a list of its own.',
    template: 'A blank line inside a list ends it: what follows starts a list of its own.',
  },
  {
    kind: 'escape',
    severity: 'information',
    confidence: 'observed',
    summary: 'One backslash escapes a mark (two in JSON); of two, one shows.',
    template: 'Two backslashes before a mark: one of them shows. One is enough, written as two in JSON.',
  },
  {
    kind: 'open-fence',
    severity: 'information',
    confidence: 'inferred',
    summary: 'An unclosed code block continues to the end of the text.',
    template: 'This code block isn’t closed, so everything after it shows as code.',
  },
];

const MAX_SHOWN_CHARS = 40;

function* check({ descriptions }: CardFacts, kind: MarkupKind, template: string): Generator<Finding> {
  for (const { value, path, markup } of descriptions) {
    for (const found of markup) {
      if (found.kind !== kind) continue;
      const { start, end } = found;
      yield { path, template, args: { part: shownPart(value, found) }, span: { start, end } };
    }
  }
}

function shownPart(text: string, { start, end }: FoundMarkup): string {
  return shortened(text.slice(start, end).replaceAll(/\s+/g, ' '), MAX_SHOWN_CHARS);
}

/** The rules about Markdown in descriptions that SeaTalk formats. */
export const markdownRules: readonly Rule[] = TABLE.map(({ kind, template, ...rule }) => ({
  id: `markdown-${kind}`,
  docs: DOCS.card,
  ...rule,
  check: (facts: CardFacts) => check(facts, kind, template),
}));
