/** The type of our preview panels. The editor keeps it over a reload and activates us by it, so it never changes. */
export const PREVIEW_VIEW_TYPE = 'seatalk.cardPreview';
