import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSecondFrame } from './secondFrame/secondFrame';
import type { SecondFrame } from './secondFrame/protocol';

type Asked = SecondFrame['messages'];

describe('a frame other than the preview, in a webview of the editor', () => {
  let panel: vscode.WebviewPanel;
  const asked: Asked[] = [];
  let notify: () => void = () => undefined;

  /** The message that the page posts after its start of this number. */
  async function afterStart(number: number): Promise<Asked> {
    while (asked.length < number) await new Promise<void>((resolve) => (notify = resolve));
    const message = asked[number - 1];
    assert.ok(message);
    return message;
  }

  before(() => {
    panel = vscode.window.createWebviewPanel('secondFrame', 'Second', vscode.ViewColumn.One);
  });
  after(() => panel.dispose());

  it('shows a card, asks and is asked, and starts again with what it kept', async () => {
    const elements = [
      { element_type: 'title', title: { text: 'Deploy 1482' } },
      { element_type: 'description', description: { text: 'It is **through**.' } },
    ];
    const frame = openSecondFrame(panel, elements, (message) => {
      asked.push(message);
      notify();
    });
    assert.equal(frame.isListening, false);
    await assert.rejects(frame.request('rows', null), { kind: 'closed' });

    const names = ['Release bot', 'failed, Canceled.', 'timeout, No reply to "sender" in 0.5 s.'];
    assert.deepEqual(await afterStart(1), { type: 'asked', names, starts: 1 });
    assert.deepEqual(await frame.request('rows', null), ['Deploy 1482', 'It is through.']);

    const other = vscode.window.createWebviewPanel('other', 'Other', vscode.ViewColumn.One);
    other.reveal();
    while (frame.isListening)
      await new Promise<void>((resolve) => panel.onDidChangeViewState(() => resolve()));
    panel.reveal();
    assert.deepEqual(await afterStart(2), { type: 'asked', names, starts: 2 });
    other.dispose();
  });
});
