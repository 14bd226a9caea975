import { fillInsOf } from '../document/fillIns';
import type { FillIn } from '../document/fillIns';
import type { CardFacts, Finding, Rule } from './rule';

/** Longer Base64 is an image. */
const MAX_SCANNED_CONTENT = 1000;

/** Every string that a program may fill in. */
function* strings({ texts, links, images }: CardFacts) {
  yield* texts;
  for (const { value, path } of links) yield { value: value['path'], path: [...path, 'path'] };
  for (const image of images) {
    if (typeof image.value === 'string' && image.value.length <= MAX_SCANNED_CONTENT) yield image;
  }
}

function* each(facts: CardFacts, kind: FillIn['kind'], template: string): Generator<Finding> {
  for (const { value, path } of strings(facts)) {
    if (typeof value !== 'string') continue;
    for (const { kind: found, start, end } of fillInsOf(value)) {
      if (found === kind)
        yield { path, template, args: { part: value.slice(start, end) }, span: { start, end } };
    }
  }
}

/** Id of the rule for what stands for expressions in code. */
export const STAND_IN_RULE = 'stand-in';

const standIn: Rule = {
  id: STAND_IN_RULE,
  severity: 'warning',
  confidence: 'inferred',
  summary:
    'A card from code shows `«expression»` for a value that the code computes. Fill it in before you send the card.',
  check: (facts) =>
    each(facts, 'stand-in', '{part} stands for a value from code. Fill it in before you send the card.'),
};

const placeholder: Rule = {
  id: 'placeholder',
  severity: 'information',
  confidence: 'inferred',
  summary:
    'A placeholder of a template, such as `{{ name }}`, `{% if %}`, `${name}`, `%s`, or `<name>`, is filled in later. Links and lengths are checked without it.',
  *check(facts) {
    // On its way to SeaTalk nothing fills it in: it is a text like any other.
    if (facts.isFinal) return;
    yield* each(facts, 'placeholder', '{part} is filled in later. Links and lengths are checked without it.');
  },
};

/** The rules about what is filled in later. */
export const fillInRules: readonly Rule[] = [standIn, placeholder];
