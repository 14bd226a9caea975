import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { lazy } from '../../../base/lazy';
import { DisposableSlot } from '../../../base/slot';
import { settingIds } from '../../contributions';
import type { Services } from '../../session/services';

/** Tells who is behind emails and codes in any editor. Exists only while its setting is on, and is loaded with the first hover. */
export function registerPersonHover(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const hover = owned.add(new DisposableSlot());
  const who = lazy(async () => owned.add(new (await import('./whoIsThis')).WhoIsThis(services)));
  const follow = () => {
    hover.clear();
    if (vscode.workspace.getConfiguration().get(settingIds.peopleHover) !== true) return;
    hover.set(
      vscode.languages.registerHoverProvider('*', {
        provideHover: async (...given) => (await who()).provideHover(...given),
      }),
    );
  };
  follow();
  owned.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingIds.peopleHover)) follow();
    }),
  );
  return owned;
}
