import { isArray, isObject } from '../document/json';
import type { FixContext, Fixer } from './fixer';
import { insert, remove, set } from './fixer';
import { removeFieldFix } from './commonFixes';

/** Maximum edit distance of a misspelled name. Any name this close to a missing known field is taken for that field. */
const MAX_DISTANCE = 2;

const renameField: Fixer = {
  id: 'rename-field',
  title: 'Rename to "{known}"',
  reveals: true,
  make: ({ path, value, parent, diagnostic }) => {
    const name = String(path.at(-1));
    if (!isObject(parent)) return undefined;
    const missing = String(diagnostic.args['known'] ?? '')
      .split(', ')
      .filter((known) => known !== '' && (parent[known] ?? undefined) === undefined);
    const known = missing.find((each) => distance(plain(name), plain(each)) <= MAX_DISTANCE);
    if (known === undefined) return undefined;
    return { edits: [remove(path), set([...path.slice(0, -1), known], value)], args: { known } };
  },
};

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}

/** How many letters must be added, dropped, or changed. Names of very different lengths count as too far apart. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MAX_DISTANCE) return MAX_DISTANCE + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const change = (row[column - 1] ?? 0) + (one[line - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const removeNull: Fixer = { ...removeFieldFix, isPreferred: true };

const keepLast: Fixer = {
  id: 'keep-last',
  title: 'Keep the Last "{name}" Only',
  isPreferred: true,
  isSafe: true,
  make: ({ path, value }) => ({
    edits: [remove(path), set(path, value)],
    args: { name: String(path.at(-1)) },
  }),
};

const moveButtons: Fixer = {
  id: 'move-buttons',
  title: 'Move the Buttons Among the Elements',
  isPreferred: true,
  reveals: true,
  make: (context) => {
    const buttons = isArray(context.value) ? context.value : [context.value];
    if (buttons.length === 0 || !isArray(bodyOf(context)?.['elements'])) return undefined;
    const list = [...context.path.slice(0, -1), 'elements'];
    const added = buttons.map((button) =>
      isObject(button) && 'element_type' in button ? button : { element_type: 'button', button },
    );
    return {
      edits: [
        remove(context.path),
        ...added.map((element, index) => insert(list, context.elements.length + index, element)),
      ],
    };
  },
};

function bodyOf({ parent }: FixContext) {
  return isObject(parent) ? parent : undefined;
}

/** By rule id. */
export const fieldFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'unknown-field': [renameField, removeFieldFix],
  'null-field': [removeNull],
  'buttons-beside-elements': [moveButtons, removeFieldFix],
  'duplicate-key': [keepLast],
};
