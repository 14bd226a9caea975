/**
 * Three backticks or tildes open a block. Longer fences aren't documented, but clients may accept them. More than 16 marks are taken for
 * a decorative line.
 */
const OPENING = /^[ \t]*(?:(`{3,16})(?!`)[^`\n]*|(~{3,16})(?!~)[^\n]*)$/;

/** The fence that is open after `line`, given the one that was open before it. Code that opens and closes within one line doesn't count. */
export function openFence(line: string, before: string | undefined): string | undefined {
  if (before === undefined) {
    // Most lines don't contain a fence, and this check is cheaper than the pattern.
    if (!line.includes('```') && !line.includes('~~~')) return undefined;
    const opening = OPENING.exec(line);
    return opening?.[1] ?? opening?.[2];
  }
  const run = line.trim();
  const closes = run.length >= before.length && run === before.charAt(0).repeat(run.length);
  return closes ? undefined : before;
}
