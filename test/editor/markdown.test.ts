import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import { Markdown } from '../../src/extension/base/markdown';

/** What the editor makes of Markdown, as text. */
async function rendered(words: vscode.MarkdownString): Promise<string> {
  const html = (await vscode.commands.executeCommand<string>('markdown.api.render', words.value)) ?? '';
  // The newest editor puts the settings of its diagrams in front.
  return html.replace(/^<span id="markdown-mermaid"[^>]*><\/span>\s*/u, '');
}

describe('Markdown for hovers', () => {
  it('shows what is inserted as text: no links, pictures, code, headings or icons', async () => {
    const name = '[Lunch](command:quit) ![x](command:quit) **b** `c` <b> $(bug) &amp; | #';
    const html = await rendered(new Markdown({ icons: true }).add`**${name}**`.value);
    assert.match(html, /^<p[^>]*><strong>/u);
    assert.doesNotMatch(html, /<a|<img|<code|<b>|<em/u);
    const text = html.replaceAll(/<[^>]*>/gu, '');
    assert.match(text, /\[Lunch\]\(command:quit\)/u);
    assert.match(text, /&amp;amp; \| #/u);
    assert.doesNotMatch(text, /\$\(bug\)/u);
  });

  it('keeps lines of what is inserted', async () => {
    assert.match(await rendered(new Markdown().add`${'one\n# two'}`.value), /one<br\s*\/?>\s*# two/u);
  });

  it('runs only the commands it was made with', () => {
    assert.equal(new Markdown().add`x`.value.isTrusted, undefined);
    const { value } = new Markdown({ commands: ['seatalk.testApp'] }).command('a](b) c', 'seatalk.testApp', {
      id: ')',
    });
    assert.deepEqual(value.isTrusted, { enabledCommands: ['seatalk.testApp'] });
    assert.match(
      value.value,
      /^\[a\\\]\\\(b\\\) c\]\(command:seatalk\.testApp\?%5B%7B%22id%22%3A%22%29%22%7D%5D\)$/u,
    );
  });

  it('takes no picture that could end its address', () => {
    assert.throws(() => new Markdown().picture('x', 'image/png', 'AA) [x](command:quit', {}), RangeError);
  });
});
