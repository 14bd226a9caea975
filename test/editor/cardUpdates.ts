import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CardElements } from '../../src/contract/cards';

export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** As a bot sends it. */
export const approval: CardElements = [
  { element_type: 'title', title: { text: 'Deploy 1482' } },
  { element_type: 'description', description: { text: 'Target: **staging**' } },
  { element_type: 'image', image: { content: PNG } },
  { element_type: 'button', button: { button_type: 'callback', text: 'Approve', value: 'dep:go:k93x' } },
];
/** As it is when somebody has decided. */
export const done: CardElements = [
  { element_type: 'title', title: { text: 'Deploy 1482' } },
  { element_type: 'description', description: { text: 'Target: **staging**' } },
  { element_type: 'description', description: { text: 'Approved by Mira Tan' } },
];

/** Edits a text as a person who types over a piece of it. */
export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
