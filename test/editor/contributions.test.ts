import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds, internalCommands } from '../../src/extension/contributions';

describe('contributions', () => {
  it('every command does something once the extension is active', async () => {
    await vscode.extensions.getExtension('seatalk-bot-studio.seatalk-bot-studio')?.activate();
    const known = new Set(await vscode.commands.getCommands(true));
    const ids: readonly string[] = [...Object.values(commandIds), ...Object.values(internalCommands)];
    assert.deepEqual(
      ids.filter((id) => !known.has(id)),
      [],
    );
  });
});
