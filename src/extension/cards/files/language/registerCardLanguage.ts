import * as vscode from 'vscode';
import { Disposables } from '../../../../base/disposables';
import { lazy } from '../../../../base/lazy';
import { CARD_LANGUAGES, changesCardFiles, isCardFile } from '../../source/isCardFile';
import type { RuleChoices } from '../../source/ruleChoices';
import { FIX_ALL_KIND } from '../../../contributions';

const FIX_ALL = vscode.CodeActionKind.Empty.append(FIX_ALL_KIND);

/**
 * Lenses, hovers, completion and quick fixes of card files. The editor asks for every JSON file, because a setting decides which
 * ones are cards; for all others nothing is loaded.
 */
export function registerCardLanguage(rules: Pick<RuleChoices, 'choiceFor'>): vscode.Disposable {
  const owned = new Disposables();
  const changed = owned.add(new vscode.EventEmitter<void>());
  owned.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesCardFiles(event)) changed.fire();
    }),
  );
  const json = lazy(async () => new (await import('./jsonSupport')).JsonSupport());
  const thumbnails = lazy(async () => new (await import('../../../images/thumbnail')).Thumbnails());
  const hover = async (document: vscode.TextDocument, position: vscode.Position) => {
    const { cardHover } = await import('./cardHover');
    return cardHover(document, position, { json, thumbnails: await thumbnails() });
  };
  const selector = [...CARD_LANGUAGES];
  owned.add(
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: async (document) =>
        isCardFile(document) ? (await import('./cardLenses')).cardLenses(document) : [],
    }),
  );
  owned.add(
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position) =>
        isCardFile(document) ? hover(document, position) : undefined,
    }),
  );
  owned.add(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (document, position) =>
          isCardFile(document)
            ? (await import('./cardCompletion')).cardCompletion(document, position, json)
            : undefined,
      },
      '"',
      ':',
    ),
  );
  owned.add(
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: async (document, _range, { diagnostics, only }) =>
          isCardFile(document)
            ? (await import('./cardActions')).cardActions(
                document,
                diagnostics,
                only,
                await rules.choiceFor(document.uri),
              )
            : [],
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
    ),
  );
  return owned;
}
