import { shortened } from '../../base/clusters';

/** Characters of one text that are drawn: ten times what the longest text of a card may have. */
const MAX_DRAWN_CHARS = 10_000;

/** A text as it is drawn: one that is far too long is cut. */
export function drawnText(text: string): string {
  return shortened(text, MAX_DRAWN_CHARS);
}
