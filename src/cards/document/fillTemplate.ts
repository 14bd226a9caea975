/**
 * The sentence of a template: each `{name}` becomes the value of that name, and stays as it is where there is none.
 * The editor's own translation function fills the same way.
 */
export function fillTemplate(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}
