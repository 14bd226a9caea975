import { LANGUAGES } from '../../contract/cards';
import {
  BUTTON_SNIPPETS,
  ELEMENT_SNIPPETS,
  GROUP_BODY,
  LINK_SNIPPETS,
  MOBILE_LINK_SNIPPETS,
} from '../snippets/elementSnippets';
import { WHOLE_CARDS } from '../snippets/wholeCards';
import { cardJsonSchema } from './cardSchema';
import type { JsonSchema, SchemaPlace } from './jsonSchema';
import type { DefaultSnippet } from '../snippets/elementSnippets';
import { mapSchema } from './jsonSchema';

/** Keywords that VS Code reports as a fault when they aren't met. */
const DEMANDS = [
  'type',
  'const',
  'enum',
  'required',
  'additionalProperties',
  'propertyNames',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'anyOf',
] as const satisfies readonly (keyof JsonSchema)[];

const CARD_REF = '#/$defs/card';
const LANGUAGES_REF = '#/$defs/languages';

/**
 * The same schema for completion and hovers only. It never reports a fault, because our rules do that with more knowledge and better
 * messages. A schema with demands would report each fault twice.
 */
export function editorJsonSchema(): JsonSchema {
  const strict = cardJsonSchema();
  delete strict.$schema;
  delete strict.title;
  return { ...mapSchema(strict, undemanding), ...topLevel() };
}

/** The top level of a new file, which doesn't show its shape yet. */
function topLevel(): JsonSchema {
  return {
    defaultSnippets: WHOLE_CARDS.map(({ title, summary, elements }) => ({
      label: `${title} card`,
      description: summary,
      body: { elements },
    })),
  };
}

function undemanding(schema: JsonSchema, place: SchemaPlace): JsonSchema {
  if (place.isCondition) return schema;
  const free = { ...schema };
  for (const key of DEMANDS) delete free[key];
  if (free.else?.$ref === LANGUAGES_REF) free.else = beginnings(place);
  const defaultSnippets = snippetsFor(schema, place);
  return defaultSnippets ? { ...free, defaultSnippets } : free;
}

/** An empty object may become any of the shapes. An object with `elements` isn't offered languages anymore. */
function beginnings({ name }: SchemaPlace): JsonSchema {
  const either = { allOf: [{ $ref: CARD_REF }, { $ref: LANGUAGES_REF }] };
  if (name !== '') return either;
  const interactive = one('{ elements }', { elements: ['^$1'] });
  const message = { tag: 'interactive_message', interactive_message: { elements: ['^$1'] } };
  return {
    ...either,
    properties: {
      interactive_message: { defaultSnippets: [...interactive] },
      message: { defaultSnippets: [...one('{ tag, interactive_message }', message)] },
    },
  };
}

function snippetsFor(
  schema: JsonSchema,
  { owner, name, isBranch }: SchemaPlace,
): DefaultSnippet[] | undefined {
  if (isBranch) return undefined;
  const fixed = FIELD_SNIPPETS[`${owner}.${name}`];
  if (fixed) return [...fixed];
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return values?.map((value) => ({
    label: JSON.stringify(value),
    ...VALUE_WORDS[`${name}:${String(value)}`],
    body: value,
  }));
}

const one = (label: string, body: unknown): readonly DefaultSnippet[] => [{ label, body }];

/** What is inserted after the colon of a field, or offered there. */
const FIELD_SNIPPETS: Readonly<Record<string, readonly DefaultSnippet[]>> = {
  '.element': ELEMENT_SNIPPETS,
  '.button': BUTTON_SNIPPETS,
  'card.elements': one('[ ]', ['^$1']),
  'element.title': one('{ text }', { text: '${1:Title}' }),
  'element.description': one('{ format, text }', { format: 1, text: '${1:Text}' }),
  'element.image': one('{ content }', { content: '${1}' }),
  'element.button': BUTTON_SNIPPETS,
  'element.button_group': one('[ two buttons ]', GROUP_BODY),
  'button.mobile_link': MOBILE_LINK_SNIPPETS,
  'button.desktop_link': LINK_SNIPPETS,
  'mobile_link.params': one('{ }', {}),
  'desktop_link.params': one('{ }', {}),
  ...Object.fromEntries(
    ['default', ...LANGUAGES].map((language) => [
      `languages.${language}`,
      one('{ elements }', { elements: ['^$1'] }),
    ]),
  ),
};

const VALUE_WORDS: Readonly<Record<string, { readonly description: string }>> = {
  'element_type:title': { description: 'A line in bold' },
  'element_type:description': { description: 'A paragraph, formatted or plain' },
  'element_type:image': { description: 'A picture as wide as the card' },
  'element_type:button': { description: 'A button in a row of its own' },
  'element_type:button_group': { description: '1 to 3 buttons side by side' },
  'button_type:callback': { description: 'The tap reaches the bot as an event' },
  'button_type:redirect': { description: 'The tap opens a page' },
  'format:1': { description: 'SeaTalk Markdown, the default' },
  'format:2': { description: 'Plain text' },
  'type:web': { description: 'A page in a browser' },
  'type:rn': { description: 'A page of a React-Native app inside SeaTalk' },
};
