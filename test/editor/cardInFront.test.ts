import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { contextKeys } from '../../src/extension/contributions';
import { CardInFront } from '../../src/extension/cards/source/cardInFront';
import { FakeClock } from '../support/fakeClock';
import { showActive } from './tabs';

const CARD = '{"elements":[{"element_type":"title","title":{"text":"Deploy 1482"}}]}';

describe('the offer to preview what is in front', () => {
  const { executeCommand } = vscode.commands;
  const said: unknown[] = [];
  let inFront: CardInFront;

  beforeEach(() => {
    said.length = 0;
    replaceExecute((id: string, key: unknown, value: unknown) => {
      if (id === 'setContext' && key === contextKeys.looksLikeCard) said.push(value);
      return Promise.resolve();
    });
    inFront = new CardInFront(new FakeClock());
  });
  afterEach(async () => {
    inFront.dispose();
    replaceExecute(executeCommand);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  function replaceExecute(value: unknown): void {
    Object.defineProperty(vscode.commands, 'executeCommand', { value, configurable: true, writable: true });
  }

  async function show(language: string, content: string): Promise<void> {
    await showActive(await vscode.workspace.openTextDocument({ language, content }));
  }

  it('is made for a card, and for nothing else', async () => {
    await show('json', CARD);
    await show('json', '{"name":"no card"}');
    await show('plaintext', CARD);
    assert.deepEqual(said, [false, true, false]);
  });

  it('stays while the log is looked at', async () => {
    await show('json', CARD);
    const log = vscode.window.createOutputChannel('in front');
    const looked = new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.uri.scheme !== 'output') return;
        subscription.dispose();
        resolve();
      });
    });
    log.appendLine('one line');
    log.show(false);
    await looked;
    assert.deepEqual(said, [false, true]);
    log.dispose();
  });
});
