import type * as vscode from 'vscode';

/** Called by the editor on the first use of anything this extension contributes. */
export function activate(_context: vscode.ExtensionContext): void {}

/** Called by the editor before the extension host ends. */
export function deactivate(): void {}
