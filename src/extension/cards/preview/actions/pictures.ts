import * as vscode from 'vscode';
import { errorMessage, statusMessage } from '../../../base/dialogs';

/** Shows how copying a picture of a card ended; where the frame may not copy, it can still be saved. */
export async function showPictureCopied(error: string | undefined): Promise<void> {
  if (error === undefined) {
    statusMessage(vscode.l10n.t('$(check) Picture of the card copied'), 4000);
    return;
  }
  await errorMessage(
    vscode.l10n.t('Couldn\'t copy the picture: {0} Use "Save as PNG…" in the same menu instead.', error),
  );
}

/**
 * Writes a picture of a card to a file of the person's choice.
 * @param png Base64.
 * @param beside the document the card is in; the picture is offered to stand beside it.
 */
export async function savePicture(png: string, beside: vscode.Uri): Promise<void> {
  const name =
    beside.path
      .split('/')
      .at(-1)
      ?.replace(/(\.seatalk-card)?\.jsonc?$/, '') ?? 'card';
  const chosen = await vscode.window.showSaveDialog({
    ...(beside.scheme === 'file' || beside.scheme === 'vscode-remote'
      ? { defaultUri: vscode.Uri.joinPath(beside, '..', `${name}.png`) }
      : {}),
    filters: { PNG: ['png'] },
    saveLabel: vscode.l10n.t('Save Picture'),
  });
  if (!chosen) return;
  await vscode.workspace.fs.writeFile(chosen, Buffer.from(png, 'base64'));
}
