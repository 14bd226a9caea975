import * as vscode from 'vscode';
import { selectedCells, pickCells } from './cellSources';
import { linkedSelections } from './linkedSelections';
import { pickProblems, problemChoices } from './problemSource';
import type { PickedSource, SourceItem } from './sourceItem';
import { terminalSource } from './terminalSource';
import { hasRepositories, pickChanges } from './git/changeSources';
import type { Source } from '../../../compose/model/source';

/** What else there is to send just now, beside files and texts: each row is there only when it can do something. */
export function moreItems(editor: vscode.TextEditor | undefined): SourceItem[] {
  const cells = selectedCells();
  const problems = problemChoices();
  return [
    ...(editor?.selections.some((selection) => !selection.isEmpty)
      ? [item(vscode.l10n.t('Selection with Link'), 'link', () => linkedSelections(editor))]
      : []),
    ...(vscode.window.activeTerminal
      ? [
          item(
            vscode.l10n.t('Terminal Selection'),
            'terminal',
            terminalSource,
            vscode.window.activeTerminal.name,
          ),
        ]
      : []),
    ...(problems.length > 0
      ? [item(vscode.l10n.t('Problems…'), 'warning', pickProblems, problems[0]?.description)]
      : []),
    ...(cells.length > 0 ? [item(vscode.l10n.t('Notebook Cells…'), 'notebook', () => pickCells(cells))] : []),
  ];
}

/** A row for Git, where the editor's Git has a repository: it has to be asked. */
export async function gitItems(editor: vscode.TextEditor | undefined): Promise<SourceItem[]> {
  if (!(await hasRepositories())) return [];
  return [
    item(vscode.l10n.t('Changes or Commit…'), 'source-control', () => pickChanges(editor?.document.uri)),
  ];
}

function item(
  label: string,
  icon: string,
  read: () => Promise<readonly Source[] | Source | undefined>,
  description = '',
): SourceItem {
  return {
    label,
    description,
    iconPath: new vscode.ThemeIcon(icon),
    alwaysShow: true,
    pick: async (): Promise<PickedSource | undefined> => {
      const found = await read();
      if (!found) return undefined;
      return { sources: 'kind' in found ? [found] : found };
    },
  };
}
