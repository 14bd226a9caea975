import { isArray, isObject } from '../document/json';
import type { FixContext, Fixer } from './fixer';
import { insert, remove, set } from './fixer';
import { removeFieldFix } from './commonFixes';

/** For the finding of a misspelled field, whatever rule reports it. */
export const renameField: Fixer = {
  id: 'rename-field',
  title: 'Rename to "{known}"',
  reveals: true,
  make: ({ path, value, diagnostic }) => {
    const known = diagnostic.args['suggestion'];
    if (typeof known !== 'string') return undefined;
    return { edits: [remove(path), set([...path.slice(0, -1), known], value)], args: { known } };
  },
};

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
