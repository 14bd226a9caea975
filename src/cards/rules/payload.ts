import { LANGUAGES } from '../../contract/cards';
import { isArray, isObject } from '../document/json';
import type { CardSurface } from '../document/recognise';
import { DOCS } from './rule';
import type { Rule } from './rule';

/** The surfaces that use the elements without a language wrapper. */
const FLAT: readonly CardSurface[] = ['direct', 'group', 'webhook', 'update', 'stream', 'unknown'];

const elementsMissing: Rule = {
  id: 'elements-missing',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  limit: 'at least 1 element',
  summary: 'A card has `elements`, an array of at least one element.',
  *check({ variant }) {
    if (variant.elements === undefined || variant.elements === null) {
      yield { path: variant.path, template: 'A card needs "elements", an array of card elements.' };
    } else if (!isArray(variant.elements)) {
      yield { path: variant.path, template: '"elements" must be an array of card elements.' };
    } else if (variant.elements.length === 0) {
      yield { path: variant.path, template: 'A card needs at least 1 element; this one has 0.' };
    }
  },
};

const wrapperUnexpected: Rule = {
  id: 'wrapper-unexpected',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  surfaces: FLAT,
  summary: 'Only a service notice wraps its elements by language.',
  *check({ card, isFirst }) {
    if (!isFirst || !card.wrapped || !card.containerPath) return;
    const template =
      'Only service notices have languages. Put "elements" directly into "interactive_message".';
    yield { path: card.containerPath, template };
  },
};

const wrapperMissing: Rule = {
  id: 'wrapper-missing',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.notice,
  surfaces: ['service_notice'],
  summary: 'A service notice wraps its elements by language.',
  *check({ card, isFirst }) {
    if (!isFirst || card.wrapped || !card.containerPath) return;
    const template = 'A service notice wraps its elements by language: { "default": { "elements": [...] } }.';
    yield { path: card.containerPath, template };
  },
};

const wrapperDefault: Rule = {
  id: 'wrapper-default',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.notice,
  surfaces: ['service_notice'],
  summary: 'A service notice has the language `default`.',
  *check({ card, isFirst }) {
    if (!isFirst || !card.wrapped || !card.containerPath) return;
    if (card.variants.some(({ language }) => language === 'default')) return;
    const template = 'A service notice needs the language "default" beside {language}.';
    const language = card.variants.map((variant) => `"${variant.language}"`).join(', ');
    yield { path: card.containerPath, template, args: { language } };
  },
};

const wrapperLanguage: Rule = {
  id: 'wrapper-language',
  severity: 'warning',
  confidence: 'documented',
  docs: DOCS.notice,
  surfaces: ['service_notice'],
  summary: 'The languages of a service notice are `default` and the six that SeaTalk knows.',
  *check({ card, isFirst }) {
    if (!isFirst || !card.wrapped || !card.containerPath || !card.container) return;
    const known = ['default', ...LANGUAGES].join(', ');
    for (const [name, body] of Object.entries(card.container)) {
      if (!isObject(body) || card.variants.some(({ language }) => language === name)) continue;
      const template =
        'SeaTalk doesn’t know the language "{name}", so no one sees this card. Known: {known}.';
      yield { path: [...card.containerPath, name], template, args: { name, known } };
    }
  },
};

const containerName: Rule = {
  id: 'container-name',
  severity: 'error',
  confidence: 'observed',
  docs: DOCS.card,
  summary: 'A card goes under `interactive_message`, not `interactive`.',
  *check({ card, isFirst }) {
    if (!isFirst || !card.misnamed || !card.containerPath) return;
    yield {
      path: card.containerPath,
      template: 'The field is called "interactive_message", not "interactive".',
    };
  },
};

/** The surfaces that send a message. Updates are documented without a tag. */
const TAGGED: readonly CardSurface[] = ['direct', 'group', 'webhook', 'service_notice'];
const TAG = 'interactive_message';

const messageTag: Rule = {
  id: 'message-tag',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.direct,
  surfaces: ['direct', 'group', 'webhook', 'service_notice', 'update', 'unknown'],
  summary: 'A message with a card has the tag `interactive_message`.',
  *check({ card, isFirst, surface }) {
    if (!isFirst || !card.message) return;
    const { value, path } = card.message;
    const tag = value['tag'] ?? undefined;
    if (tag === TAG) return;
    if (tag !== undefined) {
      yield {
        path: [...path, 'tag'],
        template: 'The "tag" of a message with a card must be "{tag}".',
        args: { tag: TAG },
      };
    } else if (card.isWhole && TAGGED.includes(surface)) {
      yield { path, template: 'This message needs its "tag": "{tag}".', args: { tag: TAG } };
    }
  },
};

/** The rules about everything around the elements. */
export const payloadRules: readonly Rule[] = [
  elementsMissing,
  wrapperUnexpected,
  wrapperMissing,
  wrapperDefault,
  wrapperLanguage,
  containerName,
  messageTag,
];
