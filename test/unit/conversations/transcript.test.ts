import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { ChatMessage } from '../../../src/contract/inbound';
import { transcript } from '../../../src/conversations/transcript';
import type { TranscriptWords } from '../../../src/conversations/transcript';

const words: TranscriptWords = {
  sender: ({ sender }) => sender?.email ?? 'somebody',
  other: ({ tag }) => tag ?? '',
  day: (atMs) => new Date(atMs).toISOString().slice(0, 10),
  time: (atMs) => new Date(atMs).toISOString().slice(11, 16),
};
const message = (id: string, hour: number, text?: string, threadId?: string): ChatMessage => ({
  message_id: id,
  ...(threadId === undefined ? {} : { thread_id: threadId }),
  sender: { email: 'mira@example.com' },
  message_sent_time: Date.UTC(2026, 1, 3, hour) / 1000,
  ...(text === undefined ? { tag: 'sticker' } : { tag: 'text', text: { plain_text: text } }),
});
const made = (...messages: ChatMessage[]) => transcript(messages, ['# Release crew'], words);

describe('a transcript', () => {
  it('has days, senders and times, with replies quoted below their root', () => {
    const { text } = made(
      message('reply', 12, 'yes', 'root'),
      message('next', 11, 'tea?\nor coffee'),
      message('root', 10, 'ready?', 'root'),
      message('later', 24),
    );
    assert.equal(
      text,
      [
        '# Release crew',
        '',
        '## 2026-02-03',
        '',
        '**mira@example.com** · 10:00  ',
        'ready?',
        '>',
        '> **mira@example.com** · 12:00  ',
        '> yes',
        '',
        '**mira@example.com** · 11:00  ',
        'tea?  ',
        'or coffee',
        '',
        '## 2026-02-04',
        '',
        '**mira@example.com** · 00:00  ',
        '_sticker_',
        '',
      ].join('\n'),
    );
  });

  it('leaves a reply whose root is out of reach where it was sent', () => {
    assert.match(made(message('reply', 12, 'yes', 'gone')).text, /^\*\*.*12:00/mu);
  });

  it('knows in which line a message begins', () => {
    const { text, lineOf } = made(message('one', 10, 'first'), message('two', 11, 'second'));
    const lines = text.split('\n');
    assert.match(lines[lineOf.get('two') ?? 0] ?? '', /11:00/u);
    assert.equal(lines[(lineOf.get('two') ?? 0) + 1], 'second');
  });

  it('shows what was written and nothing else, whatever it is', () => {
    const markdown = new MarkdownIt({ html: true, linkify: false, breaks: false });
    const marks = [
      '#',
      '>',
      '-',
      '1.',
      '```',
      '*',
      '_',
      '[a](b)',
      '<b>',
      '&amp;',
      '|',
      '~~',
      '\\',
      '=',
      '    x',
      'a',
      ' ',
    ];
    const line = fc
      .array(fc.oneof(fc.constantFrom(...marks), fc.string({ maxLength: 4 })), { maxLength: 6 })
      .map((parts) => parts.join('').replaceAll(/[\r\n\u2028\u2029\0\t\v\f\u0085]/gu, ''));
    fc.assert(
      fc.property(line, (text) => {
        const { text: source } = made(message('one', 10, text));
        const tokens = markdown.parse(source, {});
        const last = tokens.filter(({ type }) => type === 'inline').at(-1);
        const seen = (last?.children ?? [])
          .slice((last?.children ?? []).findIndex(({ type }) => type === 'hardbreak') + 1)
          .map(({ content, type }) => (type.startsWith('text') ? content : `<${type}>`))
          .join('');
        const plain = (value: string) => value.replaceAll('\u00A0', ' ').trim();
        if (plain(text) !== '') assert.equal(plain(seen), plain(text));
      }),
    );
  });
});
