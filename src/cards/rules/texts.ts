import { CARD_LIMITS } from '../../contract/cardLimits';
import { filledIn } from '../document/fillIns';
import { isObject } from '../document/json';
import type { JsonObject } from '../document/json';
import { DOCS } from './rule';
import type { CardFacts, PlacedText, Rule } from './rule';

type Kind = PlacedText['kind'];

interface Words {
  readonly max: number;
  /** The start of a sentence. */
  readonly what: string;
}

const WORDS: Readonly<Record<Kind, Words>> = {
  title: { max: CARD_LIMITS.titleText, what: 'The text of a title' },
  description: {
    max: CARD_LIMITS.descriptionText,
    what: 'The text of a description',
  },
  label: {
    max: CARD_LIMITS.buttonText,
    what: 'The label of a button',
  },
  value: {
    max: CARD_LIMITS.buttonValue,
    what: 'The value of a callback button',
  },
};

const textMissing: Rule = {
  id: 'text-missing',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  limit: 'at least 1 character',
  summary: 'Titles, descriptions and buttons have a text, a string that is not empty.',
  *check({ texts }) {
    for (const { kind, value, path } of texts) {
      if (kind === 'value' || (typeof value === 'string' && value !== '')) continue;
      yield { path, template: `${WORDS[kind].what} ${faultOf(value)}.` };
    }
  },
};

const valueMissing: Rule = {
  id: 'value-missing',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  limit: 'at least 1 character',
  summary: 'A callback button has a value; cards read back from SeaTalk don’t.',
  *check(facts) {
    for (const { kind, value, path } of facts.texts) {
      if (kind !== 'value' || (typeof value === 'string' && value !== '')) continue;
      const isReceived = value === undefined && looksReceived(facts);
      const template = isReceived
        ? 'The value of this callback button is missing: SeaTalk doesn’t return values. Take it from your bot.'
        : `${WORDS.value.what} ${faultOf(value)}.`;
      yield { path, template };
    }
  },
};

function faultOf(value: unknown): string {
  if (value === undefined) return 'is missing';
  return value === '' ? 'must not be empty' : 'must be a string';
}

/** Only cards that were read back have null fields and a list of mentions. */
function looksReceived({ variant, elements, buttons }: CardFacts): boolean {
  const hasNull = (value: JsonObject) => Object.values(value).includes(null);
  if (variant.body && 'mentioned_list' in variant.body.value) return true;
  return elements.some(({ value }) => hasNull(value)) || buttons.some(({ value }) => hasNull(value));
}

const lengths = (Object.keys(WORDS) as Kind[]).map((kind): Rule => {
  const { max, what } = WORDS[kind];
  const tooLong = `${what} can have at most {limit} characters; this one has {length}. SeaTalk rejects the whole card.`;
  const perhaps =
    `${what} can have at most {limit} characters; this one has {length} in UTF-16 units and {points} in code points. ` +
    'Which of them SeaTalk counts isn’t documented.';
  return {
    id: `${kind}-length`,
    severity: 'error',
    confidence: 'documented',
    docs: DOCS.card,
    limit: `${max} characters`,
    summary: `${what} has at most ${max} characters.`,
    *check({ texts, isFinal }) {
      for (const { kind: found, value: written, path } of texts) {
        if (found !== kind || typeof written !== 'string' || written.length <= max) continue;
        const value = isFinal ? written : filledIn(written, () => '');
        if (value.length <= max) continue;
        const points = value.length <= 2 * max ? Array.from(value).length : value.length;
        const template = points <= max ? perhaps : tooLong;
        yield { path, template, args: { limit: max, length: value.length, points } };
      }
    },
  };
});

const textBlank: Rule = {
  id: 'text-blank',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'A text of only white space doesn’t show.',
  *check({ texts }) {
    for (const { kind, value, path } of texts) {
      if (typeof value !== 'string' || value === '' || value.trim() !== '') continue;
      yield { path, template: `${WORDS[kind].what} has only white space, so nothing shows.` };
    }
  },
};

const descriptionFormat: Rule = {
  id: 'description-format',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  limit: '1 or 2',
  summary: 'The `format` of a description is 1 for Markdown, the default, or 2 for plain text.',
  *check({ elements }) {
    for (const { value, type, path } of elements) {
      const description = value['description'];
      if (type !== 'description' || !isObject(description)) continue;
      const format = description['format'] ?? undefined;
      if (format === undefined || format === 1 || format === 2) continue;
      const shown = typeof format === 'number' ? String(format) : typeof format;
      const template = '"format" must be the number 1 for Markdown or 2 for plain text, not {format}.';
      yield { path: [...path, 'description', 'format'], template, args: { format: shown } };
    }
  },
};

const PLAIN_MARKUP = /(\*\*|__)(?=\S)[^*_\n]+\1|`[^`\n]+`/g;

/** Titles and labels are shown as written, and so is a description of format 2. */
const plainMarkup: Rule = {
  id: 'plain-markup',
  severity: 'information',
  confidence: 'inferred',
  docs: DOCS.card,
  summary:
    'Titles, labels and descriptions of format 2 are plain text: Markdown in them shows as it is written.',
  *check({ texts, descriptions }) {
    const plain = texts.filter(({ kind }) => kind === 'title' || kind === 'label');
    for (const { value, path } of [...plain, ...descriptions.filter(({ isFormatted }) => !isFormatted)]) {
      if (typeof value !== 'string' || value.length > CARD_LIMITS.descriptionText) continue;
      for (const { 0: part, index } of value.matchAll(PLAIN_MARKUP)) {
        const template = 'This text is plain: {part} shows with its marks.';
        yield { path, template, args: { part }, span: { start: index, end: index + part.length } };
      }
    }
  },
};

/** The rules about texts: presence, length, format. */
export const textRules: readonly Rule[] = [
  textMissing,
  valueMissing,
  ...lengths,
  textBlank,
  descriptionFormat,
  plainMarkup,
];
