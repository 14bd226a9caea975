/** Characters of an expression that are shown; longer ones say nothing more in a card. */
const MAX_SHOWN = 40;

/** An expression on one line, cut when it is long. */
export function shortExpression(source: string): string {
  const line = source
    .slice(0, MAX_SHOWN * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}

/**
 * What stands in a card for a value that comes from code, for example `«user.name»`. Other angle brackets are marked by the editor
 * as mistaken for `<`.
 */
export function placeholder(source: string): string {
  return `«${shortExpression(source)}»`;
}
