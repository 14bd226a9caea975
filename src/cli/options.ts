import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './usageError';
import { visible } from './visible';

/** An option that takes a value, or a bare one. */
type Kinds = Readonly<Record<string, 'string' | 'boolean'>>;

interface Given {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly files: readonly string[];
}

/** Takes a command line apart. @throws UsageError for options that are not there. */
export function takeApart(given: readonly string[], kinds: Kinds): Given {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [name, type] of Object.entries(kinds)) options[name] = { type };
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
    // None of ours is `multiple`, so that there are no lists.
    return { values: values as Given['values'], files: positionals };
  } catch (error) {
    // Node's own words name the option; its advice after the first sentence is about Node.
    const [said] = (error instanceof Error ? error.message : String(error)).split(/(?<=['"])\. /u);
    throw new UsageError(`${visible(said ?? '')}.`.replace(/\.\.$/u, '.'));
  }
}

/** The value of an option that has few, or `fallback` where it is not given. @throws UsageError for any other. */
export function choice<T extends string, F extends T | undefined>(
  { values }: Given,
  name: string,
  choices: readonly T[],
  fallback: F,
): T | F {
  const value = values[name];
  if (value === undefined) return fallback;
  const found = choices.find((one) => one === value);
  if (found === undefined) {
    throw new UsageError(`--${name} takes ${choices.join(', ')}; not "${visible(String(value))}".`);
  }
  return found;
}
