/** What is not drawn: where a row stands, what follows from its text, where a button leads, and what it carries. */
const UNSEEN: ReadonlySet<string> = new Set(['pointer', 'content', 'value', 'mobile', 'desktop']);

/** Whether two rows, or two parts of a formatted text, are drawn the same. False also for a few that are. */
export function looksAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isContainer(one) || !isContainer(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => UNSEEN.has(key) || looksAlike(one[key], other[key]));
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
