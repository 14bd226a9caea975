import { anyOf, Characters } from '../../base/characters';
import { DOCS } from './rule';
import type { CardFacts, Placed, Rule, Finding } from './rule';

// Line breaks and tabs are text. So are the joiners of emoji and of some scripts, and the soft hyphen.
const CONTROL = new RegExp(
  String.raw`(?![\t\n\r])${anyOf(Characters.control, Characters.surrogate).source}`,
  'gu',
);
const DIRECTION = anyOf(Characters.direction);
const INVISIBLE = anyOf(Characters.invisible);

/** What each of these rules finds, by its id. */
export const HIDDEN_CHARACTERS: ReadonlyMap<string, RegExp> = new Map([
  ['control-character', CONTROL],
  ['direction-character', DIRECTION],
  ['invisible-character', INVISIBLE],
]);

/** Texts that people see or that decide what a tap does. */
function texts({ texts: mandatory, links }: CardFacts): Placed<unknown>[] {
  return [
    ...mandatory,
    ...links.map(({ value, path }) => ({ value: value['path'], path: [...path, 'path'] })),
  ];
}

function* each(facts: CardFacts, pattern: RegExp, template: string): Generator<Finding> {
  for (const { value, path } of texts(facts)) {
    if (typeof value !== 'string') continue;
    for (const { 0: found, index } of value.matchAll(pattern)) {
      const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      yield { path, template, args: { code }, span: { start: index, end: index + found.length } };
    }
  }
}

const controlCharacter: Rule = {
  id: 'control-character',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary:
    'Control characters and halves of a character are no text; what a client shows for them is not known.',
  check: (facts) =>
    each(facts, CONTROL, 'The character {code} is no text, and what a client shows for it is not known.'),
};

const directionCharacter: Rule = {
  id: 'direction-character',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'Characters that turn the direction of writing make a text look different from what it is.',
  check: (facts) =>
    each(
      facts,
      DIRECTION,
      'The character {code} turns the direction of writing: this looks different from what it is.',
    ),
};

const invisibleCharacter: Rule = {
  id: 'invisible-character',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'Invisible characters make two texts or values look alike that differ.',
  check: (facts) =>
    each(
      facts,
      INVISIBLE,
      'The character {code} is invisible: this may look like another text, and is not the same.',
    ),
};

/** The rules about characters that deceive. */
export const hiddenCharacterRules: readonly Rule[] = [
  controlCharacter,
  directionCharacter,
  invisibleCharacter,
];
