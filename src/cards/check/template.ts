/**
 * The sentence of a template: each `{name}` becomes the value of that name, and stays as it is where there is none.
 * The editor's own translation function fills the same way.
 */
export function fillTemplate(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}

/** UTF-16 units of a value in a sentence: names and types of a card end up in messages, and nobody reads a page of one. */
const MAX_VALUE = 200;

/** Values for the places of a template, each short enough for a sentence. */
export function shortArgs(args: Readonly<Record<string, string | number>>): typeof args {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, short(value)]));
}

function short(value: string | number): string | number {
  if (typeof value === 'number' || value.length <= MAX_VALUE) return value;
  // Half a character at the cut would be one that no encoding has.
  return `${value.slice(0, MAX_VALUE).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
