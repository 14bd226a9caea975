import type { ElementType } from '../../../contract/cardLimits';

/** Words to start with, in the language of the person. */
export interface NewElementWords {
  readonly title: string;
  readonly description: string;
  readonly button: string;
}

/**
 * An element to begin with, as SeaTalk takes it.
 * @param key makes a button's value: it should be random, as nothing else tells which button was tapped.
 */
export function newElement(
  type: Exclude<ElementType, 'image'>,
  words: NewElementWords,
  key: () => string,
): Readonly<Record<string, unknown>> {
  const button = () => ({ button_type: 'callback', text: words.button, value: key() });
  switch (type) {
    case 'title':
      return { element_type: type, title: { text: words.title } };
    case 'description':
      return { element_type: type, description: { text: words.description } };
    case 'button':
      return { element_type: type, button: button() };
    case 'button_group':
      return { element_type: type, button_group: [button(), button()] };
  }
}
