import { parseCard } from '../cards/document/cardDocument';
import { TEXT_MAX_CHARACTERS } from '../contract/limits';
import { imageType, isAcceptedImage } from './media/imageType';
import { writingOf } from './text/writing';
import type { Form, Source } from './model/source';
import { effectOfFormatting } from './text/effectOfFormatting';
import { sourceText, trimmed } from './text/sourceText';

export interface SuggestedForms {
  readonly best: Form;
  /** `best` first; never empty. */
  readonly possible: readonly Form[];
}

/** Characters that the fences around a code block need. */
const FENCES_CHARACTERS = 8;
/** Every shape of a card has one of these words. */
const CARD_WORDS = /"(?:element_type|elements|interactive|interactive_message)"/;

/**
 * Suggests the best form for a source, and lists the other possible forms.
 *
 * A card becomes a card, and a picture a picture. Programs, logs, and tables become code blocks, which keep every character and align
 * columns. Markdown is sent with the formatting its author wrote. Other prose is formatted too, unless that would take characters away
 * which weren't meant as formatting. Such text is sent as plain text, so that no character disappears. A file that doesn't fit into one message is sent as a file. A long selection isn't split without asking.
 */
export function suggestForms(source: Source): SuggestedForms {
  if (source.kind === 'file' && isAcceptedImage(imageType(source.bytes))) {
    return { best: 'image', possible: ['image', 'file'] };
  }
  const text = sourceText(source);
  if (text === undefined || text.trim() === '')
    return ranked(source.kind === 'text' ? 'text' : 'file', ['file']);
  if (holdsCard(text)) return ranked('card', ['card', 'code', 'text', 'plain', 'file']);
  return ranked(bestForText(source, trimmed(text)), ['code', 'text', 'plain', 'file']);
}

/** The form of a message that is typed on one line: plain where formatting would take characters away. */
export function suggestTypedForm(text: string): 'text' | 'plain' {
  return effectOfFormatting(text) === 'loses' ? 'plain' : 'text';
}

function ranked(best: Form, possible: readonly Form[]): SuggestedForms {
  return { best, possible: [best, ...possible.filter((form) => form !== best)] };
}

/** Broken card JSON counts as a card: its problems are better shown than sent as code by mistake. */
function holdsCard(text: string): boolean {
  return /^\s*[{[/]/.test(text) && CARD_WORDS.test(text) && parseCard(text).card !== undefined;
}

function bestForText(source: Source, text: string): Form {
  const writing = writingOf(source);
  if (source.kind === 'file') {
    if (writing === undefined || text.length + FENCES_CHARACTERS > TEXT_MAX_CHARACTERS) return 'file';
  }
  if (writing === undefined || writing === 'prose') return bestForProse(text);
  return writing === 'markdown' ? 'text' : 'code';
}

function bestForProse(text: string): Form {
  const effect = effectOfFormatting(text);
  if (effect === 'meant') return 'text';
  if (looksPreformatted(text)) return 'code';
  return effect === 'none' ? 'text' : 'plain';
}

/** More lines don't change the result. */
const SAMPLE_LINES = 200;
const SAMPLE_CHARACTERS = 20_000;

/** Line starts written by machines: times, log levels, stack frames. */
const LOG_LINES: readonly RegExp[] = [
  /^\W{0,3}\d{4}[-/]\d\d[-/]\d\d\b/,
  /^\W{0,3}\d\d:\d\d:\d\d\b/,
  /^\W{0,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b.{0,12}\d\d:\d\d/,
  /^\W{0,3}(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|NOTICE|CRITICAL)\b/,
  /^\s+at \S+/,
  /^\s+File "[^"]*", line \d/,
  /^Traceback \(/,
];

const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;

/** Signs of programs, and of columns that only align in a fixed-width font. */
const CODE_LINES: readonly RegExp[] = [
  /[;{}]\s*$/,
  /^(?: {2,}|\t)\s*\S/,
  /^\s*(?:\/\/|#!|#include\b|import\s|export\s|const\s|let\s|def\s\w|func\s|fn\s|return\b)/,
  /[^\s.!?:;] {2,}\S/,
  /\S\t+\S/,
];

/**
 * Whether the lines look like a log, a stack trace, a program, or a table, which prose formatting would damage. At least half of the
 * lines must match. A single line must look like a log.
 */
function looksPreformatted(text: string): boolean {
  const lines = text
    .slice(0, SAMPLE_CHARACTERS)
    .split('\n', SAMPLE_LINES)
    .filter((line) => line.trim() !== '');
  const half = lines.length / 2;
  const logs = lines.filter((line) => LOG_LINES.some((sign) => sign.test(line))).length;
  if (logs > 0 && logs >= half) return true;
  const codes = lines.filter((line) => !LIST_ITEM.test(line) && CODE_LINES.some((sign) => sign.test(line)));
  return codes.length > 1 && codes.length + logs >= half;
}
