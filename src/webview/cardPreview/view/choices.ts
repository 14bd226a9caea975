import type { ViewChoices } from '../protocol';

/** How a card is seen first by somebody who has chosen nothing yet. */
export const FIRST_CHOICES: ViewChoices = { client: 'editor' };

const CLIENTS = ['editor', 'light', 'dark'] as const;

/** Reads choices that were kept; what is missing or not understood is as in `otherwise`. */
export function readChoices(kept: unknown, otherwise: ViewChoices): ViewChoices {
  const { client } = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
  return { client: CLIENTS.find((known) => known === client) ?? otherwise.client };
}
