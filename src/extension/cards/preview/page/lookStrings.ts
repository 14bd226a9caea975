import * as vscode from 'vscode';
import type { LookStrings } from '../../../../webview/cardPreview/protocol';

/** The words of the ways to look at a card. */
export function lookStrings(): LookStrings {
  return {
    more: vscode.l10n.t('View and More…'),
    theme: vscode.l10n.t('Client'),
    themes: {
      editor: vscode.l10n.t('Like the Editor'),
      light: vscode.l10n.t('Light'),
      dark: vscode.l10n.t('Dark'),
    },
    width: vscode.l10n.t('Width'),
    widths: { desktop: vscode.l10n.t('Desktop'), mobile: vscode.l10n.t('Phone') },
    toLight: vscode.l10n.t('Show the client in its light theme'),
    toDark: vscode.l10n.t('Show the client in its dark theme'),
    toMobile: vscode.l10n.t('Show the card as wide as on a phone'),
    toDesktop: vscode.l10n.t('Show the card as wide as on a desktop'),
    matrix: vscode.l10n.t('All Looks at Once'),
    excluded: vscode.l10n.t('As on an Excluded Platform'),
    // The platform's own words are not documented; only how the line begins, and that it names the other platform.
    excludedText: {
      desktop: vscode.l10n.t('[Interactive Message] Please view this message in SeaTalk on your phone.'),
      mobile: vscode.l10n.t('[Interactive Message] Please view this message in SeaTalk on your desktop.'),
    },
    notes: vscode.l10n.t('Notes on Older Clients'),
    notesHeading: vscode.l10n.t('What this card needs'),
    notesText: vscode.l10n.t('What older clients show instead is not documented.'),
    features: {
      card: vscode.l10n.t('Interactive cards: SeaTalk {0} or later'),
      formatted: vscode.l10n.t('Formatted description: SeaTalk {0} or later'),
      'nested-list': vscode.l10n.t('Nested list: SeaTalk {0} or later'),
      image: vscode.l10n.t('Image: SeaTalk {0} or later'),
    },
    zoomIn: vscode.l10n.t('Zoom In'),
    zoomOut: vscode.l10n.t('Zoom Out'),
    zoomReset: vscode.l10n.t('Reset Zoom ({0} %)'),
    copyPicture: vscode.l10n.t('Copy as PNG'),
    savePicture: vscode.l10n.t('Save as PNG…'),
    caption: vscode.l10n.t('{0} · {1}'),
  };
}
