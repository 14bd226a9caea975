import type * as vscode from 'vscode';

/**
 * For every preview of a card. The page stays while its tab is hidden: the tap that is set up, what the bot answered and the form of
 * an element would be gone with it.
 */
export const WEBVIEW_OPTIONS: vscode.WebviewPanelOptions = {
  enableFindWidget: true,
  retainContextWhenHidden: true,
};
