import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isArray, isObject } from '../../../../src/cards/document/json';
import { recognise } from '../../../../src/cards/document/recognise';
import type { CodeCard, CodeLanguage } from '../../../../src/cards/inCode/codeCard';
import { findCodeCards } from '../../../../src/cards/inCode/findCodeCards';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/cards-in-code.md'), 'utf8');

/** The languages of the table, as code blocks name them. */
const LANGUAGES: readonly (readonly [block: string, language: CodeLanguage])[] = [
  ['ts', 'javascript'],
  ['js', 'javascript'],
  ['python', 'python'],
  ['go', 'go'],
  ['java', 'java'],
];

interface Section {
  readonly title: string;
  readonly readAs: string;
  readonly blocks: ReadonlyMap<string, string>;
}

const sections = page
  .split(/^## /mu)
  .slice(1)
  .map((section): Section => {
    const blocks = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gmu)];
    return {
      title: section.slice(0, section.indexOf('\n')),
      readAs: /^Read as: (.*)$/mu.exec(section)?.[1] ?? '',
      blocks: new Map(blocks.map(([, name = '', code = '']) => [name, code])),
    };
  });

/** What a person sees of each element: its text, and whether it may be missing. */
function elementsOf(card: CodeCard): string {
  const found = recognise(JSON.parse(card.json));
  assert.ok(found);
  const shown = found.elements.map((element, index) => {
    const pointer = `${found.pointer}/${index}`;
    const isMaybe = card.holes.some((hole) => hole.kind === 'maybe' && hole.pointer === pointer);
    return `${isMaybe ? 'maybe ' : ''}\`${textIn(element)}\``;
  });
  return shown.join(', ');
}

function textIn(value: unknown): string {
  if (isArray(value)) return value.map(textIn).join('');
  if (!isObject(value)) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : textIn(inner)))
    .join('');
}

describe('the page of cards in code', () => {
  for (const { title, readAs, blocks } of sections) {
    for (const [block, language] of LANGUAGES) {
      const code = blocks.get(block);
      if (code === undefined) continue;
      it(`${title}: is read as the page says in ${block}`, () => {
        assert.deepEqual(findCodeCards(code, language).map(elementsOf), [readAs]);
      });
    }
  }

  it('lists every shape in its table, with the languages it is shown in', () => {
    const rows = [...page.matchAll(/^\| \[([^\]]+)\]\(#([^)]+)\)\s*\|(.*)\|$/gmu)];
    assert.deepEqual(
      rows.map(([, title, anchor, cells]) => [title, anchor, cells?.split('|').map((cell) => cell.trim())]),
      sections.map(({ title, blocks }) => [
        title,
        title.toLowerCase().replaceAll(',', '').replaceAll(' ', '-'),
        LANGUAGES.map(([block]) => (blocks.has(block) ? '✓' : '')),
      ]),
    );
  });
});
