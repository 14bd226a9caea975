import { parseCard } from '../cards/document/cardDocument';
import { TEXT_MAX_CHARACTERS } from '../contract/limits';
import { imageType, isAcceptedImage } from './media/imageType';
import { writingOf } from './text/writing';
import type { Form, Source } from './model/source';
import { sourceText, trimmed } from './text/sourceText';

export interface SuggestedForms {
  readonly best: Form;
  /** `best` first; never empty. */
  readonly possible: readonly Form[];
}

/** Room that the fences around a code block take. */
const FENCES_CHARACTERS = 8;
/** Every shape of a card has one of these words. */
const CARD_WORDS = /"(?:element_type|elements|interactive|interactive_message)"/;

/**
 * What a source would best go out as, and what else it can be.
 *
 * Cards go out as cards, pictures as pictures, programs, logs and tables as code blocks, where every character stays and
 * columns line up. Markdown goes out formatted as its author wrote it. Other prose goes out formatted too, unless it has
 * a stray `_`, `*` or the like and no sign that formatting was meant: then it goes out plain, so that nothing disappears
 * or slants. A file that does not fit into one message goes out as a file; a long selection is asked about.
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

function ranked(best: Form, possible: readonly Form[]): SuggestedForms {
  return { best, possible: [best, ...possible.filter((form) => form !== best)] };
}

/** Broken card JSON counts: better to hear what is wrong with it than to send it as code by mistake. */
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

/** Marks that are hardly ever typed by chance: mentions, bold, a pair of backticks, a fence. */
const MEANT = /<mention-tag\b|\*\*\S[^\n]*?\S\*\*|`[^`\n]+`|^(?:```|~~~)/im;
/** Marks that formatting would swallow. */
const SWALLOWED = /[\\*_~`]/;

function bestForProse(text: string): Form {
  if (MEANT.test(text)) return 'text';
  if (looksPreformatted(text)) return 'code';
  return SWALLOWED.test(text) ? 'plain' : 'text';
}

/** More lines tell nothing new. */
const SAMPLE_LINES = 200;
const SAMPLE_CHARACTERS = 20_000;

/** Starts of lines that machines write: times, levels, frames of a stack. */
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

/** Signs of programs and of columns that only line up in a fixed-width font. */
const CODE_LINES: readonly RegExp[] = [
  /[;{}]\s*$/,
  /^(?: {2,}|\t)\s*\S/,
  /^\s*(?:\/\/|#!|#include\b|import\s|export\s|const\s|let\s|def\s\w|func\s|fn\s|return\b)/,
  /[^\s.!?:;] {2,}\S/,
  /\S\t+\S/,
];

/**
 * Whether lines look like a log, a stack trace, a program or a table: something that prose formatting would damage.
 * Half of the lines must say so; a single line must look like a log.
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
