import type { PreviewStrings } from '../cardPreview/protocol';

/** The words the host wrote into the page. */
export const strings = readStrings();

function readStrings(): PreviewStrings {
  const written: unknown = JSON.parse(document.body.dataset['strings'] ?? '{}');
  // The host builds this attribute from an object of this very type.
  return written as PreviewStrings;
}

/** Characters that turn the direction of the text around them. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Fills `{0}`, `{1}` … of a template; a value can't turn the direction of the words around it. */
export function format(template: string, ...values: readonly (string | number)[]): string {
  return template.replaceAll(/\{(\d)\}/g, (_, index: string) =>
    String(values[Number(index)] ?? '').replaceAll(TURNS, ''),
  );
}
