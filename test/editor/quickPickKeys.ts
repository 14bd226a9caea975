import * as vscode from 'vscode';

/** Presses a key until the question is answered: quick picks tell nobody when they are drawn, and keys go nowhere before. */
async function press<T>(command: string, question: Promise<T>): Promise<T> {
  const state = { answered: false };
  const noted = question.finally(() => {
    state.answered = true;
  });
  while (!state.answered) await vscode.commands.executeCommand(command);
  return noted;
}

/** Takes the selected row. */
export const enter = <T>(question: Promise<T>) =>
  press('workbench.action.acceptSelectedQuickOpenItem', question);

/** Gives up. */
export const escape = <T>(question: Promise<T>) => press('workbench.action.closeQuickOpen', question);
