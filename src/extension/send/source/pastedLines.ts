/**
 * Gives typed text back the lines it was pasted with. The editor's inputs have one line: pasted line ends become spaces, and an extension
 * sees nothing else.
 * @param typed what the input holds.
 * @param pasted texts that were pasted into it, as far as they are known.
 */
export function withPastedLines(typed: string, pasted: Iterable<string>): string {
  let text = typed;
  for (const each of pasted) {
    const lines = each.replace(/[\r\n]+$/, '').replaceAll(/\r\n?/g, '\n');
    const flat = lines.replaceAll('\n', ' ');
    const at = lines.includes('\n') ? text.indexOf(flat) : -1;
    if (at >= 0) text = `${text.slice(0, at)}${lines}${text.slice(at + flat.length)}`;
  }
  return text;
}

/** Whether a change of the input is more than a key adds, so that the clipboard is worth a look. */
export function looksPasted(before: string, after: string): boolean {
  return after.length > before.length + 1;
}
