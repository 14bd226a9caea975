import type { ViewChoices } from '../protocol';

/** How a card is shown before the person has chosen anything. */
export const FIRST_CHOICES: ViewChoices = {
  client: 'editor',
  width: 'desktop',
  isMatrix: false,
  isExcluded: false,
  hasNotes: false,
  zoom: 100,
};

/** Steps of the zoom, in per cent. */
const ZOOM_STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200] as const;

const CLIENTS = ['editor', 'light', 'dark'] as const;
const WIDTHS = ['desktop', 'mobile'] as const;

/** Reads choices that were kept; what is missing or not understood is as in `otherwise`. */
export function readChoices(kept: unknown, otherwise: ViewChoices): ViewChoices {
  const { client, width, isMatrix, isExcluded, hasNotes, zoom } = (
    typeof kept === 'object' && kept !== null ? kept : {}
  ) as Readonly<Record<string, unknown>>;
  return {
    client: CLIENTS.find((known) => known === client) ?? otherwise.client,
    width: WIDTHS.find((known) => known === width) ?? otherwise.width,
    isMatrix: typeof isMatrix === 'boolean' ? isMatrix : otherwise.isMatrix,
    isExcluded: typeof isExcluded === 'boolean' ? isExcluded : otherwise.isExcluded,
    hasNotes: typeof hasNotes === 'boolean' ? hasNotes : otherwise.hasNotes,
    zoom: ZOOM_STEPS.find((known) => known === zoom) ?? otherwise.zoom,
  };
}

/** The next step of the zoom, or the same at the end. @param direction 1 is larger, -1 smaller. */
export function zoomed(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : ZOOM_STEPS.toReversed();
  return steps.find((step) => (step - zoom) * direction > 0) ?? zoom;
}
