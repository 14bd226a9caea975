import * as vscode from 'vscode';
import type { ErrorContext } from './describeError';

/**
 * Registers a command whose failures are shown rather than left to the editor, which would show their raw text.
 * @param context read when it fails, as the active app changes.
 */
export function registerCommand(
  services: {
    readonly log: vscode.LogOutputChannel;
    readonly apps: { readonly active: ErrorContext['app'] };
  },
  id: string,
  run: (...commandArguments: unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...commandArguments: unknown[]) => {
    try {
      return await run(...commandArguments);
    } catch (error) {
      const { showError } = await import('./showError');
      showError(services.log, error, { app: services.apps.active });
      return undefined;
    }
  });
}
