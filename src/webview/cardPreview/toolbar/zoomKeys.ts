import type { ViewChoices } from '../protocol';
import { zoomed } from '../view/choices';

/**
 * Ctrl or Cmd with plus, minus, zero and the wheel zoom the card and not the whole editor, while the preview has the focus.
 * @param current the zoom now, in per cent.
 */
export function listenForZoom(current: () => number, choose: (choices: Partial<ViewChoices>) => void): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const zoom = zoomOf(event.key, current());
      if (zoom === undefined) return;
      event.preventDefault();
      // The editor listens further out.
      event.stopPropagation();
      choose({ zoom });
    },
    { capture: true },
  );
  document.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      choose({ zoom: zoomed(current(), event.deltaY < 0 ? 1 : -1) });
    },
    { passive: false },
  );
}

function zoomOf(key: string, zoom: number): number | undefined {
  if (key === '+' || key === '=') return zoomed(zoom, 1);
  if (key === '-' || key === '_') return zoomed(zoom, -1);
  return key === '0' ? 100 : undefined;
}
