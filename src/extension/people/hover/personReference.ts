/** A text in a line that may name a person. Offsets in UTF-16 units, the end exclusive. */
export interface PersonReference {
  readonly kind: 'email' | 'employee_code';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer lines are minified or data: nobody reads them, and they aren't searched. */
const LINE_MAX = 5_000;
const EMAIL = /[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])/g;
/** The platform's own shape of an employee code. Codes of an organization's own look like any other word. */
const CODE = /(?<![\w-])e_[a-z0-9]{8}(?![\w-])/g;

/** The email or employee code at a character of a line; undefined when there is none. */
export function personReferenceAt(line: string, character: number): PersonReference | undefined {
  if (line.length > LINE_MAX) return undefined;
  return [...matches(line, EMAIL, 'email' as const), ...matches(line, CODE, 'employee_code' as const)].find(
    ({ start, end }) => start <= character && character < end,
  );
}

function* matches(line: string, pattern: RegExp, kind: PersonReference['kind']): Generator<PersonReference> {
  for (const { 0: text, index } of line.matchAll(pattern)) {
    yield { kind, text, start: index, end: index + text.length };
  }
}

/**
 * Whether an email may belong to someone in the organization of the app. Others are never sent to the platform.
 * @param domains those of the organization, in any case.
 */
export function isOfDomain(email: string, domains: Iterable<string>): boolean {
  const domain = domainOf(email);
  for (const each of domains) if (each.trim().replace(/^@/, '').toLowerCase() === domain) return true;
  return false;
}

/** The part of an email behind the `@`, in lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}
