import { parseCard } from '../cards/document/cardDocument';
import { TEXT_MAX_CHARACTERS } from '../contract/limits';
import { imageType, isAcceptedImage } from './imageType';
import { writingOf } from './languages';
import { looksPreformatted } from './looksPreformatted';
import type { Form, Source } from './source';
import { sourceText, trimmed } from './sourceText';

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
