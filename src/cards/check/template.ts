import { shortened } from '../../base/clusters';

/**
 * Fills in a template: each `{name}` becomes the value of that name, or stays as it is without one. The editor's translation function
 * does the same.
 */
export function fillTemplate(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}

/** Maximum UTF-16 units of a value. Names and types in a card can be of any length, and a message should stay readable. */
const MAX_VALUE = 200;

/** Shortens values so that they fit into a sentence. */
export function shortArgs(args: Readonly<Record<string, string | number>>): typeof args {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, short(value)]));
}

function short(value: string | number): string | number {
  return typeof value === 'number' ? value : shortened(value, MAX_VALUE);
}
