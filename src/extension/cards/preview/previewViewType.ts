/** The type of our preview panels. The editor keeps it over a reload and activates us by it, so it never changes. */
export const PREVIEW_VIEW_TYPE = 'seatalk.cardPreview';

/** The type of the visual editor of a card, which stands in for the text editor. Kept by the editor too. */
export const CARD_EDITOR_VIEW_TYPE = 'seatalk.cardEditor';
