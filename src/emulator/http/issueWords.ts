import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** Most values that are listed of those a field may have. */
const MAX_LISTED = 12;
/** Names of types as JSON has them. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

/**
 * What is wrong with a field, in words: what it has to be, never a pattern.
 * @param given the value of the field; undefined when it is missing.
 */
export function issueWords(issue: Issue, given: unknown): string {
  if (given === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      if (given === '' || (Array.isArray(given) && given.length === 0)) return 'is empty';
      return `is below the minimum of ${amount(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `is above the maximum of ${amount(issue.maximum, issue.origin)}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return unionWords(issue);
    case 'invalid_format':
      return formatWords(issue);
    case 'custom':
      // A sentence of the contract.
      return issue.message;
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      // Unknown keys are ignored, and no call has the others.
      return 'has a form that is not documented';
  }
}

function amount(limit: number | bigint, origin: string): string {
  const unit = UNITS[origin];
  return unit === undefined ? String(limit) : `${String(limit)} ${unit}`;
}

function oneOf(values: readonly unknown[]): string {
  if (values.length > MAX_LISTED) return 'is none of the documented values';
  const listed = values.map((value) => (typeof value === 'string' ? `"${value}"` : String(value)));
  return listed.length === 1 ? `has to be ${listed.join('')}` : `has to be one of ${listed.join(', ')}`;
}

function unionWords(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const options: unknown = Reflect.get(issue, 'options');
  if (Array.isArray(options)) return oneOf(options);
  const alternatives = issue.errors.flat();
  const values = alternatives.flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
  return values.length > 0 && values.length === alternatives.length
    ? oneOf(values)
    : 'has a form that is not documented';
}

function formatWords(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'url') return 'is not a URL';
  if (issue.format === 'starts_with') return `has to start with "${String(Reflect.get(issue, 'prefix'))}"`;
  // A rule without words of its own would print its pattern.
  return issue.message.includes('pattern') ? 'has a form that is not documented' : issue.message;
}
