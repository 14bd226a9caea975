import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseMarkdown, plainLines } from '../../../../src/cards/markdown/parseMarkdown';
import type { BlockNode, InlineNode } from '../../../../src/cards/markdown/markdownTree';

/** The tree as one line: `*bold*` as `B(…)`, lists as `L[…|…]`. */
function show(nodes: readonly BlockNode[]): string {
  return nodes.map(showBlock).join(' ');
}

function showBlock(node: BlockNode): string {
  if (node.kind === 'paragraph') return `P(${node.children.map(showInline).join('')})`;
  if (node.kind === 'code') return `F(${node.text.replaceAll('\n', '⏎')})`;
  const name = node.start === undefined ? 'L' : `N${node.start}`;
  return `${name}[${node.items.map(show).join('|')}]`;
}

function showInline(node: InlineNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return `C(${node.text})`;
    case 'break':
      return '⏎';
    case 'mention':
      return `@${JSON.stringify(Object.values(node.target))}`;
    case 'bold':
    case 'italic':
      return `${node.kind === 'bold' ? 'B' : 'I'}(${node.children.map(showInline).join('')})`;
  }
  return '';
}

function textOf(node: BlockNode | InlineNode): string {
  if ('text' in node) return node.text;
  if ('children' in node) return node.children.map(textOf).join('');
  if ('items' in node) return node.items.flat().map(textOf).join('');
  return '';
}

describe('SeaTalk Markdown', () => {
  const cases: readonly (readonly [what: string, text: string, tree: string])[] = [
    ['bold by stars', 'a **b** c', 'P(a B(b) c)'],
    ['bold by underscores', '__b__', 'P(B(b))'],
    ['italic by a star', '*i*', 'P(I(i))'],
    ['italic by an underscore between spaces', 'a _i_ b', 'P(a I(i) b)'],
    ['an underscore inside a word stays', 'snake_case_name', 'P(snake_case_name)'],
    ['an underscore beside a bracket stays', '(_x_)', 'P((_x_))'],
    ['inline code', 'run `npm ci` now', 'P(run C(npm ci) now)'],
    ['fenced code by backticks', '```\nlet a = 1;\n  b\n```', 'F(let a = 1;⏎  b)'],
    ['a word after the fence is code', '```js\na\n```', 'F(js⏎a)'],
    ['fenced code by tildes', '~~~\n**raw**\n~~~', 'F(**raw**)'],
    ['code fenced within one line opens no block', '```a```\n- b\n- c', 'P(C(a)) L[P(b)|P(c)]'],
    ['text before and after fenced code', 'a\n```\nb\n```\nc', 'P(a) F(b) P(c)'],
    ['bullets of all three kinds', '- a\n- b', 'L[P(a)|P(b)]'],
    ['a bullet by a star', '* a', 'L[P(a)]'],
    ['a bullet by a plus', '+ a', 'L[P(a)]'],
    ['numbers', '1. a\n2. b', 'N1[P(a)|P(b)]'],
    ['numbers that start later', 'Steps:\n4. a\n5. b', 'P(Steps:) N4[P(a)|P(b)]'],
    ['a list right below text', 'Todo:\n- a', 'P(Todo:) L[P(a)]'],
    ['text right below a list', '- a\nthanks', 'L[P(a)] P(thanks)'],
    ['an indented line below an item', '- a\n  more', 'L[P(a⏎more)]'],
    ['nesting by four spaces', '- a\n    - b\n        - c', 'L[P(a) L[P(b) L[P(c)]]]'],
    ['nesting by tabs', '- a\n\t- b', 'L[P(a) L[P(b)]]'],
    ['two spaces make no level', '- a\n  - b', 'L[P(a)|P(b)]'],
    [
      'a fourth level is shown at the third',
      '- a\n\t- b\n\t\t- c\n\t\t\t- d',
      'L[P(a) L[P(b) L[P(c)|P(d)]]]',
    ],
    ['the first item makes no level', '    - a', 'L[P(a)]'],
    ['bullets below numbers', '1. a\n    - b', 'N1[P(a) L[P(b)]]'],
    ['a newline', 'a\nb', 'P(a⏎b)'],
    ['a Windows newline', 'a\r\nb', 'P(a⏎b)'],
    ['a break tag with its space', 'a<br />b', 'P(a⏎b)'],
    ['a break tag without its space stays', 'a<br>b<br/>c', 'P(a<br>b<br/>c)'],
    ['a blank line parts paragraphs', 'a\n\nb', 'P(a) P(b)'],
    ['an escaped marker', String.raw`a\_b \*c\*`, 'P(a_b *c*)'],
    ['a mention by id', '<mention-tag target="seatalk://user?id=9012345678"/>!', 'P(@["id","9012345678"]!)'],
    ['a mention of everyone', '<mention-tag target="seatalk://user?id=0"/>', 'P(@["everyone"])'],
    [
      'a mention by email, underscores and all',
      '<mention-tag target="seatalk://user?email=a_b_c@example.com"/>',
      'P(@["email","a_b_c@example.com"])',
    ],
    [
      'a mention of an unknown form stays',
      '<mention-tag target="seatalk://all"/>',
      'P(<mention-tag target="seatalk://all"/>)',
    ],
    ['links stay', '[a](https://b.example)', 'P([a](https://b.example))'],
    ['addresses stay', 'https://b.example/a_b_c', 'P(https://b.example/a_b_c)'],
    ['headings stay', '# a', 'P(# a)'],
    ['quotes stay', '> a', 'P(> a)'],
    ['rules stay', 'a\n---', 'P(a⏎---)'],
    ['strikethrough stays', '~~a~~', 'P(~~a~~)'],
    ['tables stay', '|a|\n|-|\n|b|', 'P(|a|⏎|-|⏎|b|)'],
    ['HTML stays', '<b>a</b><img src=x onerror=alert(1)>', 'P(<b>a</b><img src=x onerror=alert(1)>)'],
    ['entities stay', '&lt;a&amp;', 'P(&lt;a&amp;)'],
    ['nothing', '', ''],
  ];
  for (const [what, text, tree] of cases) {
    it(what, () => assert.equal(show(parseMarkdown(text)), tree));
  }

  it('keeps a very long text as it is', () => {
    const text = '**a** '.repeat(5000);
    assert.equal(parseMarkdown(text).map(textOf).join(''), text);
  });

  it('does not throw, and keeps every letter, whatever the text', () => {
    const part = fc.constantFrom(
      '*',
      '_',
      '`',
      '```',
      '~~~',
      '- ',
      '1. ',
      '\t',
      '    ',
      '\n',
      '<br />',
      '\\',
      'x',
      'é',
      '[',
      '<',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        const letters = (from: string) => from.replaceAll(/[^xé]/g, '');
        assert.equal(
          letters(parseMarkdown(text).map(textOf).join('')),
          letters(text.replaceAll('<br />', '')),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('bears the deepest emphasis', () => {
    const tree = parseMarkdown('*a **b '.repeat(1000) + '** *'.repeat(1000));
    assert.ok(JSON.stringify(tree).length > 0);
  });
});

describe('plain text', () => {
  it('keeps markers and line breaks', () => {
    assert.equal(show([{ kind: 'paragraph', children: plainLines('**a**\n\n- b') }]), 'P(**a**⏎⏎- b)');
  });
});
