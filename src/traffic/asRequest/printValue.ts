/**
 * Something each caller has to bring: an id, a secret. Generated text names the environment variable, never a value.
 */
export class Variable {
  readonly name: VariableName;

  constructor(name: VariableName) {
    this.name = name;
  }
}

export type VariableName =
  'SEATALK_TOKEN' | 'SEATALK_WEBHOOK_URL' | 'SEATALK_APP_SECRET' | 'GROUP_ID' | 'EMPLOYEE_CODE';

/** How a language writes the values of JSON. */
export interface ValueStyle {
  readonly indent: string;
  readonly object: readonly [open: string, close: string];
  readonly list: readonly [open: string, close: string];
  /** Whether a comma follows the last member too. */
  readonly trailingComma: boolean;
  readonly key: (key: string) => string;
  readonly text: (text: string) => string;
  readonly word: (value: boolean | null) => string;
  readonly variable: (name: VariableName) => string;
}

/**
 * Writes a JSON value as code, one member a line.
 * @param depth steps of indentation of the lines after the first.
 */
export function printValue(value: unknown, style: ValueStyle, depth = 0): string {
  if (value instanceof Variable) return style.variable(value.name);
  if (typeof value === 'string') return style.text(value);
  // A number beyond all range is read as infinite, which JSON does not know.
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => printValue(item, style, depth + 1));
    return wrapped(items, style.list, style, depth);
  }
  if (typeof value !== 'object' || value === null)
    return style.word(typeof value === 'boolean' ? value : null);
  const members = Object.entries(value).map(
    ([key, member]: [string, unknown]) => `${style.key(key)}: ${printValue(member, style, depth + 1)}`,
  );
  return wrapped(members, style.object, style, depth);
}

function wrapped(
  lines: readonly string[],
  [open, close]: readonly [string, string],
  { indent, trailingComma }: ValueStyle,
  depth: number,
): string {
  if (lines.length === 0) return open + close;
  const inside = `\n${indent.repeat(depth + 1)}`;
  return `${open}${inside}${lines.join(`,${inside}`)}${trailingComma ? ',' : ''}\n${indent.repeat(depth)}${close}`;
}
