import type { CardButton, CardElement } from '../../contract/cards';

/** Where a button is in a card. */
export interface ButtonPlace {
  /** Index of the element. */
  readonly element: number;
  /** Index in the element; 0 for a button that is in no group. */
  readonly index: number;
}

/** The buttons of a card, from top to bottom. */
export function buttonsOf(
  elements: readonly CardElement[],
): { readonly place: ButtonPlace; readonly button: CardButton }[] {
  return elements.flatMap((one, element) =>
    buttonsIn(one).map((button, index) => ({ place: { element, index }, button })),
  );
}

function buttonsIn(element: CardElement): readonly CardButton[] {
  if (element.element_type === 'button_group') return element.button_group;
  return element.element_type === 'button' ? [element.button] : [];
}
