/** How many characters are searched. A card names itself near its start, unless an image comes first. */
export const SNIFFED_CHARS = 8192;

const CARD_WORDS = /"(?:element_type|interactive_message)"\s*:/;

/**
 * Whether a text may contain a card, judged by its first characters. Cheap enough to run on every editor change. In a file of its own,
 * so that starting the extension doesn't load the parser.
 * @param head the start of the text. Characters after the first 8192 are ignored.
 */
export function looksLikeCard(head: string): boolean {
  return CARD_WORDS.test(head.slice(0, SNIFFED_CHARS));
}
