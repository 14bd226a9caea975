import type { ButtonView, CardBlock } from '../../cards/view/cardView';

/** Whether two rows look the same, wherever they stand. Where a button leads is not seen, nor what it carries. */
export function looksAlike(one: CardBlock, other: CardBlock): boolean {
  if (one === other) return true;
  if (one.kind === 'title') return other.kind === 'title' && one.text === other.text;
  // The content follows from these.
  if (one.kind === 'description')
    return other.kind === 'description' && one.text === other.text && one.isPlain === other.isPlain;
  if (one.kind === 'image')
    return other.kind === 'image' && one.imageId === other.imageId && one.bytes === other.bytes;
  if (one.kind === 'problem')
    return other.kind === 'problem' && one.problem === other.problem && one.elementType === other.elementType;
  return (
    other.kind === 'buttons' &&
    one.grouped === other.grouped &&
    one.buttons.length === other.buttons.length &&
    one.buttons.every((button, index) => buttonsLookAlike(button, other.buttons[index]))
  );
}

function buttonsLookAlike(one: ButtonView, other: ButtonView | undefined): boolean {
  return one.label === other?.label && isRedirect(one) === isRedirect(other);
}

/** Whether a button has the arrow of those that open a page. */
export function isRedirect({ action }: ButtonView): boolean {
  return action.kind === 'redirect';
}

/** Whether two values are the same as JSON. Much faster than to write both. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isContainer(one) || !isContainer(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
