import { set } from './fixer';
import type { Fixer } from './fixer';

/** A number or a truth value where SeaTalk takes text. */
export const makeString: Fixer = {
  id: 'make-string',
  title: 'Write It as a String',
  isPreferred: true,
  make: ({ path, value }) =>
    typeof value === 'number' || typeof value === 'boolean'
      ? { edits: [set(path, String(value))] }
      : undefined,
};
