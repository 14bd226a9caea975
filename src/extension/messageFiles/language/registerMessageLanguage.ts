import * as vscode from 'vscode';
import type { Disposables } from '../../../base/disposables';
import type { Services } from '../../session/services';
import { isMessageFile } from '../messageDocument';

/** Lenses, hovers, completion, and quick fixes of message files. Each is loaded when it is asked for first. */
export function registerMessageLanguage(
  services: Services,
  owned: Disposables,
  changed: vscode.Event<void>,
): void {
  // By its name: a document that isn't saved yet may have another language.
  const selector: vscode.DocumentSelector = { pattern: '**/*.seatalk-message.md' };
  owned.add(
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed,
      provideCodeLenses: async (document) =>
        isMessageFile(document) ? (await import('./messageLenses')).messageLenses(services, document) : [],
    }),
  );
  owned.add(
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position) =>
        (await import('./messageHover')).messageHover(services, document, position),
    }),
  );
  owned.add(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (document, position) =>
          (await import('./messageCompletion')).messageCompletion(services, document, position),
      },
      ':',
      ' ',
      '{',
      '@',
      '[',
      ',',
      '-',
    ),
  );
  owned.add(
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: async (document, _range, { diagnostics }) =>
          (await import('./messageMarks')).messageActions(services, document, diagnostics),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}
