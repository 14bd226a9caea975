import * as vscode from 'vscode';
import { inputBox } from '../base/dialogs';
import type { GroupsView } from './groupsView';

/** Asks for a filter and applies it with every keystroke; Escape puts back what was there before. */
export function askForFilter(view: GroupsView): Promise<void> {
  const before = view.filter;
  const input = inputBox();
  input.title = vscode.l10n.t('Filter Groups');
  input.placeholder = vscode.l10n.t('Words in the name, a group ID, or a member; leave empty to show all');
  input.value = before;
  return new Promise((resolve) => {
    let accepted = false;
    input.onDidChangeValue((value) => {
      view.filter = value;
    });
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      view.filter = accepted ? input.value : before;
      input.dispose();
      resolve();
    });
    input.show();
  });
}
