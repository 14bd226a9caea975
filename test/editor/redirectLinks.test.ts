import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { offerLink } from '../../src/extension/base/offerLink';
import { Dialogs } from './sendDialogs';

describe('the link of a redirect button', () => {
  let dialogs: Dialogs;
  let opened: string[];
  const { openExternal } = vscode.env;
  const replaceOpen = (value: unknown) =>
    Object.defineProperty(vscode.env, 'openExternal', { value, configurable: true, writable: true });

  beforeEach(() => {
    dialogs = new Dialogs();
    opened = [];
    replaceOpen((uri: vscode.Uri) => Promise.resolve(opened.push(uri.toString()) > 0));
  });

  afterEach(() => {
    dialogs.dispose();
    replaceOpen(openExternal);
  });

  it('opens only after the person has seen where it leads', async () => {
    await offerLink('https://ci.example.com/1482?a=b%20c#x');
    const [shown] = dialogs.shown;
    assert.equal(shown?.modal, true);
    assert.match(shown.message, /ci\.example\.com/u);
    assert.equal(shown.detail, 'https://ci.example.com/1482?a=b%20c#x');
    assert.deepEqual(opened, [], 'closing the question is a no');
    dialogs.press(/^Open$/u);
    await offerLink('https://ci.example.com/1482');
    assert.deepEqual(opened, ['https://ci.example.com/1482']);
  });

  for (const [link, words] of [
    ['http://ci.example.com/', /isn't https/u],
    ['seatalk://application/rn/abc/detail?id=1', /opens the SeaTalk app/u],
  ] as const) {
    it(`comes with a warning: ${link}`, async () => {
      dialogs.press(/^Open$/u);
      await offerLink(link);
      const [shown] = dialogs.shown;
      assert.deepEqual([shown?.kind, shown?.modal], ['warning', true]);
      assert.match(shown?.detail ?? '', words);
      assert.equal(opened.length, 1);
    });
  }

  it('shows a name of another script as what it is', async () => {
    await offerLink('https://ci.ex\u0430mple.com/\u202Egpj.exe');
    const { detail = '' } = dialogs.shown[0] ?? {};
    assert.match(detail, /^https:\/\/ci\.xn--/u);
    assert.doesNotMatch(detail, /\u202E/u);
  });

  for (const link of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'command:seatalk.send',
    'vscode://x/y',
    'data:text/html,x',
    'https://good.example.com@evil.example.com/',
    '/relative',
    '',
  ]) {
    it(`stays closed: "${link}"`, async () => {
      dialogs.press(/./u);
      await offerLink(link);
      assert.equal(dialogs.shown[0]?.modal, false);
      assert.deepEqual(opened, []);
    });
  }
});
