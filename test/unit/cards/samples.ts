/** Card elements as plain JSON, valid unless a field says otherwise. */

export function title(text: unknown = 'Deploy 1482') {
  return { element_type: 'title', title: { text } };
}

export function description(text: unknown = 'Target: **staging**', more: object = {}) {
  return { element_type: 'description', description: { text, ...more } };
}

/** The first bytes of a PNG and the given number of other bytes. */
export function image(content: unknown = PNG) {
  return { element_type: 'image', image: { content } };
}

export function button(bare: object = callback()) {
  return { element_type: 'button', button: bare };
}

export function group(...members: readonly object[]) {
  return { element_type: 'button_group', button_group: members };
}

export function callback(value: unknown = 'dep:1482:k93x', text: unknown = 'Deploy') {
  return { button_type: 'callback', text, value };
}

export function redirect(more: object = { mobile_link: web(), desktop_link: web() }) {
  return { button_type: 'redirect', text: 'Open build', ...more };
}

export function web(path: unknown = 'https://ci.example.com/1482') {
  return { type: 'web', path };
}

export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
