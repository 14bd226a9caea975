import type { ToolCommand } from './rowTools';

/** What a key on a row or a button of the card asks for. */
export function commandOf(event: KeyboardEvent): ToolCommand | undefined {
  const { key, altKey, shiftKey } = event;
  const withCommand = event.ctrlKey || event.metaKey;
  if (shiftKey) return undefined;
  if (altKey) return withCommand ? undefined : ALT_KEYS[key];
  if (withCommand) return key.toLowerCase() === 'd' ? 'duplicate' : undefined;
  if (key === 'F2') return 'edit';
  if (key === 'Delete' || key === 'Backspace') return 'remove';
  // On a button Enter presses it.
  const isRow = event.target instanceof Element && event.target.matches('.row');
  return key === 'Enter' && isRow ? 'edit' : undefined;
}

const ALT_KEYS: Readonly<Record<string, ToolCommand>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
