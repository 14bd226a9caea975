import MarkdownIt from 'markdown-it';
import type { MarkdownIt as Parser, StateInline } from 'markdown-it';

const UNDERSCORE = 0x5f;
const LESS_THAN = 0x3c;

const LINE_BREAK = '<br />';
const MENTION = /^<mention-tag target="seatalk:\/\/user\?(id|email)=([^"\s]{1,320})"\s*\/>/;

/**
 * A parser for SeaTalk's Markdown only: bold, italic, inline code, fenced code, lists, line breaks, and mentions. Headings, tables,
 * quotes, links, images, and HTML stay plain text.
 */
export function seatalkMarkdown(): Parser {
  const markdown = new MarkdownIt('zero', { maxNesting: 100 });
  markdown.enable(['fence', 'list', 'newline', 'escape', 'backticks', 'emphasis']);
  markdown.inline.ruler.before('emphasis', 'seatalk_underscore', singleUnderscore);
  markdown.inline.ruler.before('emphasis', 'seatalk_tag', tag);
  return markdown;
}

/** `<br />`, with its space, and mention tags. Other HTML is plain text. */
function tag(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== LESS_THAN) return false;
  if (state.src.startsWith(LINE_BREAK, state.pos)) {
    if (!silent) state.push('hardbreak', 'br', 0);
    state.pos += LINE_BREAK.length;
    return true;
  }
  const found = MENTION.exec(state.src.slice(state.pos, state.pos + 400));
  if (!found) return false;
  if (!silent) {
    const mention = state.push('mention', '', 0);
    mention.markup = found[1] ?? '';
    mention.content = found[2] ?? '';
  }
  state.pos += found[0].length;
  return true;
}

/** `_italic_` only works next to white space or the edge of the text. `snake_case` and `(_x_)` stay plain text. */
function singleUnderscore(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== UNDERSCORE) return false;
  const run = state.scanDelims(state.pos, false);
  if (run.length !== 1) return false;
  const token = state.push('text', '', 0);
  token.content = '_';
  state.delimiters.push({
    marker: UNDERSCORE,
    length: 1,
    token: state.tokens.length - 1,
    end: -1,
    open: run.can_open && isSpace(state.src[state.pos - 1]),
    close: run.can_close && isSpace(state.src[state.pos + 1]),
  });
  state.pos += 1;
  return true;
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}
