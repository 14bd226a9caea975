import type * as vscode from 'vscode';
import { registerCommand } from '../base/registerCommand';
import { commandIds } from '../contributions';
import type { Services } from '../session/services';

/** Registers what streams into a chat; loaded on use. */
export function registerStreams(services: Services): vscode.Disposable {
  return registerCommand(services, commandIds.stream, async () =>
    (await import('./streamFlow')).stream(services),
  );
}
