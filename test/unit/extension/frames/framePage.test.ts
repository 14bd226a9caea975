import assert from 'node:assert/strict';
import { framePage } from '../../../../src/extension/frames/framePage';

describe('the page of a frame', () => {
  // A translation must not become markup.
  const words = { send: '"><script>alert(1)</script>' };
  const page = framePage({
    cspSource: 'https://frame.example',
    nonce: 'once',
    scriptUri: 'https://frame.example/a.js',
    styleUri: 'https://frame.example/a.css',
    title: '<b>',
    language: 'en',
    words,
  });

  it('lets nothing run or load but our own', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-once'; style-src https://frame.example; " +
        'font-src https://frame.example; img-src data: https://frame.example',
    );
  });

  it('has one script, with the nonce, and no markup from its words', () => {
    assert.deepEqual(page.match(/<script[^>]*>/g), [
      '<script nonce="once" src="https://frame.example/a.js">',
    ]);
    assert.ok(page.includes('<title>&lt;b&gt;</title>'));
  });

  it('hands the words over unchanged', () => {
    const written = /data-words="([^"]*)"/.exec(page)?.[1] ?? '';
    const read = written
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    assert.deepEqual(JSON.parse(read), words);
  });
});
