/** How far into a document is looked; a card names itself near its start, unless an image comes first. */
export const SNIFFED_CHARS = 8192;

const CARD_WORDS = /"(?:element_type|interactive_message)"\s*:/;

/**
 * Whether a text may hold a card, from its first characters only: cheap enough for every change of editor.
 * @param head the start of the text; more than 8192 characters are ignored.
 */
export function looksLikeCard(head: string): boolean {
  return CARD_WORDS.test(head.slice(0, SNIFFED_CHARS));
}
