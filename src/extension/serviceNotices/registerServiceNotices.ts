import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { registerCommand } from '../base/registerCommand';
import type { CardPreviews } from '../cards/preview/registerCardPreview';
import { commandIds, schemes } from '../contributions';
import type { Services } from '../session/services';

/** Registers what sends service notices. Loaded with the first one. */
export function registerServiceNotices(
  services: Services & { readonly previews: CardPreviews },
): vscode.Disposable {
  const owned = new Disposables();
  const notices = lazy(async () => new (await import('./serviceNotices')).ServiceNotices(services));
  const run = async (given: unknown) => (await notices()).run(given, services.previews.activeSource());
  owned.add(registerCommand(services, commandIds.serviceNotice, run));
  owned.add(registerCommand(services, commandIds.menuServiceNotice, run));
  owned.add(
    vscode.workspace.registerTextDocumentContentProvider(schemes.serviceNotice, {
      provideTextDocumentContent: async (uri) => (await notices()).text(uri),
    }),
  );
  return owned;
}
