import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { registerCommand } from '../base/registerCommand';
import { commandIds, schemes } from '../contributions';
import type { Services } from '../session/services';
import { CallAnswers } from './callAnswers';

/** Files with one call of the platform: new ones, what makes the call, and its answer. The rest loads on use. */
export function registerApiCalls(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const answers = owned.add(new CallAnswers());
  owned.add(vscode.workspace.registerTextDocumentContentProvider(schemes.callAnswer, answers));
  owned.add(
    registerCommand(services, commandIds.newCall, async (given) =>
      (await import('./newCall')).newCall(given),
    ),
  );
  owned.add(
    registerCommand(services, commandIds.makeCall, async (given) =>
      (await import('./makeCall')).makeCall(services, answers, given),
    ),
  );
  owned.add(
    vscode.languages.registerCodeLensProvider(
      { pattern: '**/*.seatalk-call.json' },
      {
        provideCodeLenses: ({ uri }) => [
          new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
            title: vscode.l10n.t('Call'),
            tooltip: vscode.l10n.t('Make this call with the active app and show the answer beside'),
            command: commandIds.makeCall,
            arguments: [uri],
          }),
        ],
      },
    ),
  );
  return owned;
}
