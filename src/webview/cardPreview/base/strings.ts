import type { PreviewStrings } from '../protocol';

/** The words the host wrote into the page. */
export const strings = readStrings();

function readStrings(): PreviewStrings {
  const written: unknown = JSON.parse(document.body.dataset['strings'] ?? '{}');
  // The host builds this attribute from an object of this very type.
  return written as PreviewStrings;
}

/** Fills `{0}`, `{1}` … of a template. */
export function format(template: string, ...values: readonly (string | number)[]): string {
  return template.replaceAll(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}
