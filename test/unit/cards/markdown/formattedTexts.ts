import * as fc from 'fast-check';
import type { BlockNode, InlineNode } from '../../../../src/cards/markdown/markdownTree';
import { readMarkdown } from '../../../../src/cards/markdown/parseMarkdown';
import { visibleText } from '../../../../src/cards/markdown/split/visibleText';
import { clusters } from '../../../support/clusters';
import { MIRA } from '../../compose/sources';

/** The visible text. */
export const visible = (source: string) => visibleText(readMarkdown(source).nodes);

/** The visible characters, each with its style: bold, italic, code. */
export function styled(source: string): string[] {
  const walk = (nodes: readonly (BlockNode | InlineNode)[], style: string): string[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'break') return [];
      if (node.kind === 'mention') return [`@${Object.values(node.target).join('=')}`];
      if (node.kind === 'list') return node.items.flatMap((item) => walk(item, style));
      if (node.kind === 'paragraph') return walk(node.children, style);
      const inner =
        node.kind === 'text' ? style : [...new Set(`${style}${node.kind.charAt(0)}`)].toSorted().join('');
      if ('children' in node) return walk(node.children, inner);
      return Array.from(node.text.replaceAll(/\s/g, ''), (character) => `${inner}${character}`);
    });
  return walk(readMarkdown(source).nodes, '');
}

const word = fc.oneof(
  fc.constantFrom(...clusters.filter((each) => each.trim() !== '')),
  fc.stringMatching(/^[a-z字.]{1,9}$/),
);
const words = fc.array(word, { minLength: 1, maxLength: 40 }).map((all) => all.join(' '));
const inline = fc.oneof(
  words,
  words.map((text) => `**${text}**`),
  words.map((text) => `*${text}*`),
  words.map((text) => `_${text}_`),
  words.map((text) => `\`${text}\``),
  fc.constantFrom(
    MIRA,
    '<br />',
    '\\*',
    '\\_',
    'https://ci.example.com/a_b/*',
    '[x](https://example.com)',
    '字'.repeat(200),
  ),
);
const sentence = fc.array(inline, { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
/** Formatted text as people write it. */
export const markdown = fc
  .array(
    fc.oneof(
      sentence,
      sentence.map((text) => `- ${text}`),
      sentence.map((text) => `    - ${text}`),
      sentence.map((text) => `1. ${text}`),
      words.map((text) => `\`\`\`\n${text.replaceAll(' ', '\n')}\n\`\`\``),
      fc.constant(''),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => lines.join('\n'));
/** Marks in any order. */
export const soup = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: word },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '*',
          '**',
          '_',
          '__',
          '`',
          '\n```\n',
          '\n~~~\n',
          '\\',
          '- ',
          '1. ',
          '<br />',
          MIRA,
        ),
      },
      { weight: 3, arbitrary: fc.constantFrom(' ', '\n', '\n\n', ' ') },
    ),
    { minLength: 20, maxLength: 200 },
  )
  .map((parts) => parts.join(''));
