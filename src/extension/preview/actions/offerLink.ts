import * as vscode from 'vscode';

/** Opens the page of a redirect button in a browser, once the person has seen where it leads. Only https. */
export async function offerLink(address: string): Promise<void> {
  const uri = httpsUri(address);
  if (!uri) {
    await vscode.window.showWarningMessage(vscode.l10n.t('Only https pages can be opened from a preview.'));
    return;
  }
  const open = vscode.l10n.t('Open');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open this page?'),
    { modal: true, detail: uri.toString(true) },
    open,
  );
  if (chosen === open) await vscode.env.openExternal(uri);
}

function httpsUri(address: string): vscode.Uri | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' ? vscode.Uri.parse(url.href, true) : undefined;
}
