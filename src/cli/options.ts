import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './usageError';
import { visible } from './visible';

/** An option as `--help` lists it. */
export interface OptionRow {
  /** What stands for its value; absent where it takes none. */
  readonly value?: string;
  /** What it does. It can have several lines. */
  readonly text: string;
}

/** Options by name, in the order of `--help`. A command line is parsed by the same table. */
export type OptionTable = Readonly<Record<string, OptionRow>>;

/** The lines of `--help` about options. @param width of the column of options; as wide as these need by default. */
export function optionLines(table: OptionTable, width = optionWidth(table)): string {
  const lines = Object.entries(table).map(([name, row]) => {
    const text = row.text.replaceAll('\n', `\n${' '.repeat(width + 3)}`);
    return `  ${named(name, row).padEnd(width)} ${text}\n`;
  });
  return lines.join('');
}

/** The width of the longest option of some tables, for lists that stand below each other. */
export function optionWidth(...tables: readonly OptionTable[]): number {
  const rows = tables.flatMap((table) => Object.entries(table));
  return Math.max(...rows.map(([name, row]) => named(name, row).length));
}

function named(name: string, { value }: OptionRow): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

/** A command line, taken apart. */
interface CommandLine {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly files: readonly string[];
}

/** Parses a command line; every command has `--help`. @throws UsageError for options that don't exist. */
export function takeApart(args: readonly string[], table: OptionTable): CommandLine {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, { value }] of Object.entries(table))
    options[name] = { type: value === undefined ? 'boolean' : 'string' };
  options['help'] = { type: 'boolean', short: 'h' };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    // None of ours is `multiple`, so that there are no lists.
    return { values: values as CommandLine['values'], files: positionals };
  } catch (error) {
    // Node's own words name the option; its advice after the first sentence is about Node.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/(?<=['"])\. /u);
    throw new UsageError(`${visible(sentence ?? '')}.`.replace(/\.\.$/u, '.'));
  }
}

/** The value of an option that has few, or `fallback` where it isn't given. @throws UsageError for any other value. */
export function choice<T extends string, F extends T | undefined>(
  { values }: CommandLine,
  name: string,
  choices: readonly T[],
  fallback: F,
): T | F {
  const value = values[name];
  if (value === undefined) return fallback;
  const found = choices.find((one) => one === value);
  if (found === undefined) {
    throw new UsageError(`--${name} accepts ${choices.join(', ')}, not "${visible(String(value))}".`);
  }
  return found;
}

/** The value of an option that takes a whole number, or `fallback` where it isn't given. @throws UsageError for any other value. */
export function wholeNumber<F extends number | undefined>(
  { values }: CommandLine,
  name: string,
  fallback: F,
): number | F {
  const value = values[name];
  if (value === undefined) return fallback;
  const text = String(value);
  if (!/^\d{1,9}$/u.test(text))
    throw new UsageError(`--${name} accepts a whole number, not "${visible(text)}"`);
  return Number(text);
}
