import type { PreviewStrings } from '../../webview/cardPreview/protocol';

/** The words that the frame puts into a card, in English; those around the card are not in the picture. */
export const CARD_WORDS = {
  sender: 'Your bot',
  bot: 'BOT',
  card: 'Card as SeaTalk shows it',
  everyone: 'All',
  imageLabel: 'Image of {0} kB',
  emptyText: 'no text',
  problems: {
    'unknown-element': 'No such element: “{0}”',
    'missing-content': '“{0}” without content',
    'image-empty': 'Image without bytes',
    'image-not-base64': 'Image that is not plain Base64',
    'image-type': 'Image that is no PNG, JPG or GIF',
    'image-too-big': 'Image above 5 MB',
    'image-address': 'Image at an address; it is not loaded here',
  },
  opensPage: 'Opens a page',
  rows: {
    title: 'Title',
    description: 'Description',
    image: 'Image',
    buttons: 'Buttons',
    problem: 'Element with a problem',
  },
} as const satisfies Partial<PreviewStrings>;
