import * as vscode from 'vscode';

/** What is in the tab in front. */
export const inFront = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;

/** Waits until the tabs are such: they change a moment after the command that changes them is done. */
export async function untilTabs(isSo: () => boolean): Promise<void> {
  const { tabGroups } = vscode.window;
  while (!isSo()) {
    await new Promise<void>((resolve) => {
      const subscriptions = [tabGroups.onDidChangeTabs, tabGroups.onDidChangeTabGroups].map((changed) =>
        changed(() => {
          for (const subscription of subscriptions) subscription.dispose();
          resolve();
        }),
      );
    });
  }
}

/** Shows a document and waits until its editor is the active one for everybody. */
export async function showActive(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  while (vscode.window.activeTextEditor?.document !== document) {
    await new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidChangeActiveTextEditor(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}
