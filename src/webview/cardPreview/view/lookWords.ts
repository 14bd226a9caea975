import * as l10n from '@vscode/l10n';
import type { ViewChoices } from '../protocol';

/** A theme of the client, as a person chooses it. */
export function themeWords(theme: ViewChoices['client']): string {
  switch (theme) {
    case 'editor':
      return l10n.t('Match Editor');
    case 'light':
      return l10n.t('Light');
    case 'dark':
      return l10n.t('Dark');
  }
}

/** A width of the client, as a person chooses it. */
export function widthWords(width: ViewChoices['width']): string {
  return width === 'desktop' ? l10n.t('Desktop') : l10n.t('Phone');
}

/** @param zoom in per cent. */
export function zoomResetWords(zoom: number): string {
  return l10n.t('Reset Zoom ({0}%)', zoom);
}
