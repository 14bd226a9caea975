/** Three backticks or tildes open a block; the documentation knows no longer ones, clients may. Longer than this is a line of art. */
const OPENING = /^[ \t]*(?:(`{3,16})(?!`)[^`\n]*|(~{3,16})(?!~)[^\n]*)$/;

/** The fence that is open after `line`, given the one open before it. Code fenced within one line opens nothing. */
export function openFence(line: string, before: string | undefined): string | undefined {
  if (before === undefined) {
    // Most lines hold none, and a look is cheaper than a match.
    if (!line.includes('```') && !line.includes('~~~')) return undefined;
    const opening = OPENING.exec(line);
    return opening?.[1] ?? opening?.[2];
  }
  const run = line.trim();
  const closes = run.length >= before.length && run === before.charAt(0).repeat(run.length);
  return closes ? undefined : before;
}
