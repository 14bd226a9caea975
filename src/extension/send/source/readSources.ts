import * as vscode from 'vscode';
import type { Source } from '../../../compose/model/source';
import { showNotice } from '../../base/notices';
import { pickCells, selectedCells } from './cellSources';
import { pickChanges } from './git/changeSources';
import { linkedSelections } from './linkedSelections';
import { pickProblems } from './problemSource';
import { terminalSource } from './terminalSource';

/** What a command sends that is neither a file nor a selection alone. */
export type SourceKind = 'linked' | 'terminal' | 'problems' | 'changes' | 'cells';

/**
 * Reads what a command sends, and asks where there is a choice. Undefined, after saying why, when there is nothing or the person gave up.
 * @param given what the menu was opened on.
 */
export async function readSources(kind: SourceKind, given: unknown): Promise<readonly Source[] | undefined> {
  switch (kind) {
    case 'linked': {
      const sources = await linkedSelections(vscode.window.activeTextEditor);
      if (sources.length > 0) return sources;
      showNotice(vscode.l10n.t('Open a file and select what to send.'));
      return undefined;
    }
    case 'terminal':
      return listOf(await terminalSource());
    case 'problems':
      return listOf(await pickProblems());
    case 'changes':
      return listOf(await pickChanges(placeOf(given)));
    case 'cells': {
      const clicked = cellOf(given);
      const selected = selectedCells();
      // A click on one of several that are selected means all of them.
      return pickCells(clicked && !selected.includes(clicked) ? [clicked] : selected);
    }
  }
}

const listOf = (source: Source | undefined): readonly Source[] | undefined => source && [source];

/** A menu of the Source Control view gives its repository; a command of the palette the file in front. */
function placeOf(given: unknown): vscode.Uri | undefined {
  const isRepository = typeof given === 'object' && given !== null && 'rootUri' in given;
  const root = isRepository ? given.rootUri : undefined;
  return root instanceof vscode.Uri ? root : vscode.window.activeTextEditor?.document.uri;
}

/** The menus of a cell give the cell. */
function cellOf(given: unknown): vscode.NotebookCell | undefined {
  const cells = vscode.window.activeNotebookEditor?.notebook.getCells() ?? [];
  return cells.find((cell) => cell === given);
}
