import { readMarkdown } from '../../cards/markdown/parseMarkdown';
import type { MarkdownSpan } from '../../cards/markdown/spans';

/** Longer texts are judged by their start. */
const SAMPLE_CHARACTERS = 20_000;

/**
 * What formatting would do to a text that may not have been written for it. `meant`: it shows marks that are rarely typed by accident, such
 * as a mention, a pair of `**`, or a code span. `loses`: it would take characters away that belong to the text, such as the underscores of
 * `__init__`, a backslash of a path, or an indentation. `none`: nothing changes. Linear in the length of the text.
 */
export function effectOfFormatting(text: string): 'meant' | 'loses' | 'none' {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const { spans } = readMarkdown(sample);
  if (spans.some((span) => isName(sample, span))) return 'loses';
  if (MENTION.test(sample) || spans.some(isMeant)) return 'meant';
  return MARKS.test(sample.replaceAll(BULLET, '')) || isIndented(sample) ? 'loses' : 'none';
}

/** A mention that is written wrong was meant too. */
const MENTION = /<mention-tag\b/i;
/** What formatting may take away, here or in a client that reads it differently. */
const MARKS = /[\\*_~`]|<br \/>/;
/** Shows as a bullet, whichever of the three marks it is. */
const BULLET = /^[ \t]*\*(?=[ \t])/gm;

function isMeant({ kind, mark }: MarkdownSpan): boolean {
  return (kind === 'bold' && mark === '**') || kind === 'code' || kind === 'block';
}

/** A name such as `__init__`, or the backslash between two folders, which no sign of formatting elsewhere explains. */
function isName(text: string, { kind, mark, start, end }: MarkdownSpan): boolean {
  if (kind === 'escape')
    return /[\w:]/.test(text.charAt(start - 1)) && /\w/.test(text.charAt(end - 1) + text.charAt(end));
  return kind === 'bold' && mark === '__' && /^\w+$/.test(text.slice(start, end));
}

/** An indented line that isn't part of a list. Formatting would move it to the left. */
function isIndented(text: string): boolean {
  let inList = false;
  return text.split('\n').some((line) => {
    if (/^[ \t]*(?:[-*+]|\d{1,9}\.)[ \t]/.test(line)) inList = true;
    else if (!/^[ \t]/.test(line)) inList = false;
    return !inList && /^[ \t]+\S/.test(line);
  });
}
