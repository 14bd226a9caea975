import type * as vscode from 'vscode';
import { registerCommand } from '../../base/registerCommand';
import { commandIds } from '../../contributions';
import type { CardPreviews } from '../preview/registerCardPreview';
import type { Services } from '../../session/services';

/** Offers to copy a card as the call that sends it. Loads everything on use. */
export function registerCopyAs(services: Services & { readonly previews: CardPreviews }): vscode.Disposable {
  return registerCommand(services, commandIds.copyCardAs, async (clicked) => {
    const { copyCardAs } = await import('./copyCardAs');
    await copyCardAs(clicked, services.previews.activeSource());
  });
}
