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
  summary: 'Control characters and half characters aren’t text; what clients show for them isn’t known.',
  check: (facts) =>
    each(facts, CONTROL, 'The character {code} isn’t text, and what clients show for it isn’t known.'),
};

const directionCharacter: Rule = {
  id: 'direction-character',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'Characters that change the text direction make text look different from what it is.',
  check: (facts) =>
    each(
      facts,
      DIRECTION,
      'The character {code} changes the text direction, so this looks different from what it is.',
    ),
};

const invisibleCharacter: Rule = {
  id: 'invisible-character',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'Invisible characters make different texts or values look the same.',
  check: (facts) =>
    each(
      facts,
      INVISIBLE,
      'The character {code} is invisible, so this may look the same as a different text.',
    ),
};

/** The rules about characters that deceive. */
export const hiddenCharacterRules: readonly Rule[] = [
  controlCharacter,
  directionCharacter,
  invisibleCharacter,
];
