import { isArray, isObject } from '../document/json';
import { objectIn, textIn } from './plainJson';

/** A button of an element, with its JSON Pointer from the element. */
export interface ElementButton {
  readonly pointer: string;
  readonly button: unknown;
}

/** The `element_type`, or `''` without one. */
export function typeOf(element: unknown): string {
  return textIn(element, 'element_type');
}

/** The button of an element, or the members of its group. Empty for other elements. */
export function buttonsOf(element: unknown): readonly ElementButton[] {
  if (!isObject(element)) return [];
  if (typeOf(element) === 'button') return [{ pointer: '/button', button: element['button'] }];
  const group = element['button_group'];
  if (typeOf(element) !== 'button_group' || !isArray(group)) return [];
  return group.map((button, index) => ({ pointer: `/button_group/${index}`, button }));
}

/** Whether a tap on the button sends an event to the bot. */
export function isCallback(button: unknown): boolean {
  return textIn(button, 'button_type') === 'callback';
}

/** The `content` of an image element. */
export function imageContent(element: unknown): string {
  return textIn(objectIn(element, 'image'), 'content');
}

/** Whether the content is an address instead of bytes. Images may be read back like that. */
export function isImageAddress(content: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(content);
}

/** The words that identify an element: its text or its labels. */
export function wordsOf(element: unknown): string {
  const type = typeOf(element);
  if (type === 'title' || type === 'description') return textIn(objectIn(element, type), 'text');
  return buttonsOf(element)
    .map(({ button }) => textIn(button, 'text'))
    .join(' · ');
}
