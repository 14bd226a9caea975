import { CARD_LIMITS } from '../../contract/cardLimits';
import { isObject } from '../document/json';
import type { JsonObject, JsonPath } from '../document/json';
import type { CardFacts, Rule } from './rule';

interface TextField {
  readonly owner: JsonObject;
  readonly path: JsonPath;
  readonly name: string;
  /** How the sentence calls it. */
  readonly what: string;
  /** Characters. */
  readonly max: number;
}

/** Every mandatory text of a card with its limit. */
function* textFields({ elements, buttons }: CardFacts): Generator<TextField> {
  for (const { value, type, path } of elements) {
    if (type !== 'title' && type !== 'description') continue;
    const owner = value[type];
    const max = type === 'title' ? CARD_LIMITS.titleText : CARD_LIMITS.descriptionText;
    if (isObject(owner))
      yield { owner, path: [...path, type], name: 'text', what: `The text of a ${type}`, max };
  }
  for (const { value, type, path } of buttons) {
    yield { owner: value, path, name: 'text', what: 'The label of a button', max: CARD_LIMITS.buttonText };
    if (type === 'callback') {
      const what = 'The value of a callback button';
      yield { owner: value, path, name: 'value', what, max: CARD_LIMITS.buttonValue };
    }
  }
}

const textMissing: Rule = {
  id: 'text-missing',
  severity: 'error',
  confidence: 'documented',
  summary: 'Every mandatory text is there and not empty.',
  *check(facts) {
    for (const { owner, path, name, what } of textFields(facts)) {
      const text = owner[name];
      const at = [...path, name];
      if (text === undefined) yield { path: at, template: `${what} is missing: "${name}".` };
      else if (typeof text !== 'string') yield { path: at, template: `${what} must be a string.` };
      else if (text === '') yield { path: at, template: `${what} must not be empty.` };
    }
  },
};

const textLength: Rule = {
  id: 'text-length',
  severity: 'error',
  confidence: 'documented',
  summary: 'No text is longer than SeaTalk takes.',
  *check(facts) {
    for (const { owner, path, name, what, max } of textFields(facts)) {
      const text = owner[name];
      if (typeof text !== 'string' || text.length <= max) continue;
      yield {
        path: [...path, name],
        template: `${what} takes at most ${max} characters; this one has ${text.length}. SeaTalk refuses the whole card.`,
      };
    }
  },
};

const descriptionFormat: Rule = {
  id: 'description-format',
  severity: 'error',
  confidence: 'documented',
  summary: 'The format of a description is 1 or 2.',
  *check({ elements }) {
    for (const { value, type, path } of elements) {
      const description = value['description'];
      if (type !== 'description' || !isObject(description)) continue;
      const format = description['format'];
      if (format === undefined || format === 1 || format === 2) continue;
      yield {
        path: [...path, 'description', 'format'],
        template: '"format" is 1 for Markdown or 2 for plain text.',
      };
    }
  },
};

const MENTION = /<mention-tag\b[^>]*>/g;
const MENTION_WRITTEN_RIGHT =
  /^<mention-tag target="seatalk:\/\/user\?(?:id=\d+|email=[^"\s@]+@[^"\s@]+)"\s*\/>$/;

const mentionTarget: Rule = {
  id: 'mention-target',
  severity: 'warning',
  confidence: 'documented',
  summary: 'A mention is written as SeaTalk reads it.',
  *check({ elements }) {
    for (const { path, text } of descriptions({ elements })) {
      for (const [tag] of text.matchAll(MENTION)) {
        if (MENTION_WRITTEN_RIGHT.test(tag)) continue;
        const template =
          'A mention is <mention-tag target="seatalk://user?id=ID"/> with a SeaTalk ID, 0 for everyone, or ?email=ADDRESS.';
        yield { path: [...path, 'text'], template };
        break;
      }
    }
  },
};

/** What people expect of Markdown and SeaTalk does not render. */
const NOT_RENDERED: readonly (readonly [RegExp, string])[] = [
  [/(?<!!)\[[^\]\n]+\]\([^)\s]+\)/, 'links'],
  [/!\[[^\]\n]*\]\([^)\s]+\)/, 'images'],
  [/^ {0,3}#{1,6} \S/m, 'headings'],
  [/^ {0,3}> \S/m, 'quotes'],
  [/~~\S[^~\n]*~~/, 'strikethrough'],
  [/^\|.+\|\s*\n\|[\s:|-]+\|/m, 'tables'],
];

const markdownUnsupported: Rule = {
  id: 'markdown-unsupported',
  severity: 'information',
  confidence: 'observed',
  summary: 'A description has no Markdown that SeaTalk does not render.',
  *check({ elements }) {
    for (const { path, text } of descriptions({ elements })) {
      const prose = text.replaceAll(/(```|~~~)[\s\S]*?(?:\1|$)/g, '').replaceAll(/`[^`\n]*`/g, '');
      const found = NOT_RENDERED.filter(([pattern]) => pattern.test(prose)).map(([, name]) => name);
      if (found.length === 0) continue;
      yield {
        path: [...path, 'text'],
        template: `SeaTalk shows the characters as they are: its Markdown has no ${found.join(', no ')}.`,
      };
    }
  },
};

/** Descriptions that are parsed as Markdown and short enough to be worth the look. */
function* descriptions({
  elements,
}: Pick<CardFacts, 'elements'>): Generator<{ path: JsonPath; text: string }> {
  for (const { value, type, path } of elements) {
    const body = value['description'];
    if (type !== 'description' || !isObject(body) || body['format'] === 2) continue;
    const text = body['text'];
    if (typeof text !== 'string' || text.length > CARD_LIMITS.descriptionText) continue;
    yield { path: [...path, 'description'], text };
  }
}

/** The rules about texts: presence, length, formatting. */
export const textRules: readonly Rule[] = [
  textMissing,
  textLength,
  descriptionFormat,
  mentionTarget,
  markdownUnsupported,
];
