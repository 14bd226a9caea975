import { anyOf, Characters } from './characters';

const UNPRINTABLE = anyOf(Characters.control, Characters.directionMark, Characters.direction);

/**
 * Makes text that came from a chat fit for one line of a tree or an input: no line breaks, no control characters.
 * @param maxChars cut above this, with an ellipsis.
 */
export function oneLine(text: string, maxChars = 120): string {
  // Cut first: a message has up to 4096 characters, a forwarded one may be odd.
  const line = text
    .slice(0, maxChars * 4)
    .replaceAll(UNPRINTABLE, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= maxChars) return line;
  // Never half of a surrogate pair.
  const cut = line.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut}…`;
}

/** For quick picks, where `$(name)` would become an icon. */
export function inPick(text: string, maxChars?: number): string {
  return oneLine(text, maxChars).replaceAll('$(', '\\$(');
}

/** For notifications, where `[label](target)` would become a link, even to a command. */
export function inNotice(text: string, maxChars?: number): string {
  return oneLine(text, maxChars).replaceAll('](', ']\u200b(');
}
