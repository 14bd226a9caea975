import { anyOf, Characters } from './characters';
import { ELLIPSIS, shortened, startOf } from './clusters';

const UNPRINTABLE = anyOf(Characters.control, Characters.directionMark, Characters.direction);

/**
 * Makes text that came from a chat fit for one line of a tree or an input: no line breaks, no control characters.
 * @param maxChars cut above this, with an ellipsis.
 */
export function oneLine(text: string, maxChars = 120): string {
  // Cut first: a message has up to 4096 characters, a forwarded one may be odd.
  const start = startOf(text, maxChars * 4);
  const line = start.replaceAll(UNPRINTABLE, ' ').replaceAll(/\s+/g, ' ').trim();
  const isWhole = start.length === text.length || text.slice(start.length).trim() === '';
  return shortened(isWhole ? line : `${line}${ELLIPSIS}`, maxChars);
}

/** For lists, buttons and the status bar, where `$(name)` would become an icon. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

/** For notices, progress and prompts, where `[label](target)` would become a link, even to a command. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}
