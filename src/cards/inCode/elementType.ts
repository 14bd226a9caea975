import { ELEMENT_TYPES } from '../../contract/cardLimits';
import type { Literal } from './reading/literal';

/** The longest name first: `button_group` also ends like a name with `group`, and `ButtonGroup` begins like `button`. */
const BY_LENGTH = ELEMENT_TYPES.toSorted((a, b) => b.length - a.length);

/**
 * The element type a value stands for: the type itself, or a constant that is named after it, like `ElementType.ButtonGroup`,
 * `TITLE` or `ElementTypeTitle`.
 */
export function elementTypeOf(literal: Literal): string | undefined {
  if (literal.kind === 'text') {
    const [type, more] = literal.parts;
    return more === undefined ? BY_LENGTH.find((known) => known === type) : undefined;
  }
  if (literal.kind !== 'expression' || !/^[\w.]{1,80}$/.test(literal.source)) return undefined;
  const name = literal.source
    .replace(/\.(?:value|name\(\)|name)$/, '')
    .toLowerCase()
    .replaceAll('_', '');
  return BY_LENGTH.find((known) => name.endsWith(known.replace('_', '')));
}
