import * as z from 'zod';
import { ELEMENT_COUNTS, ELEMENT_TYPES } from '../../contract/cardLimits';
import { cardBody, cardButton, cardElement, cardElements, serviceNoticeCard } from '../../contract/cards';
import type { JsonSchema } from './jsonSchema';
import { mapSchema, when } from './jsonSchema';
import { addWords } from './schemaWords';

const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/**
 * The JSON Schema of card files, strict, for any tool: every shape people keep cards in, with the limits of the platform.
 * Made from the schemas we send by. Lengths are counted in code points there, in UTF-16 units by our rules, which are stricter.
 */
export function cardJsonSchema(): JsonSchema {
  const schema: JsonSchema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'SeaTalk interactive message card',
    ...fileShapes(),
    $defs: definitions(),
  };
  return addWords(schema);
}

function definitions(): Record<string, JsonSchema> {
  const names = z.registry<{ id: string }>();
  names.add(cardElement, { id: 'element' });
  names.add(cardElements, { id: 'elements' });
  names.add(cardButton, { id: 'button' });
  names.add(cardBody, { id: 'card' });
  names.add(serviceNoticeCard, { id: 'languages' });
  const { schemas } = z.toJSONSchema(names, { io: 'input', uri: (id) => `#/$defs/${id}` });
  return Object.fromEntries(
    Object.entries(schemas as Record<string, JsonSchema>).map(([name, made]) => {
      const schema = name === 'elements' ? { ...made, allOf: counts() } : { ...made };
      delete schema.$schema;
      delete schema.$id;
      return [name, mapSchema(schema, (part) => tidy(byType(part)))];
    }),
  );
}

/** The refinements that zod checks by code, which no generator can read. */
function counts(): JsonSchema[] {
  return ELEMENT_TYPES.map((type) => ({
    contains: { properties: { element_type: { const: type } }, required: ['element_type'] },
    minContains: 0,
    maxContains: ELEMENT_COUNTS[type],
  }));
}

/**
 * Objects told apart by a field become `if … then …`: a validator then complains about the case at hand instead of
 * about all of them, and an editor offers the fields of that case only.
 */
function byType(schema: JsonSchema): JsonSchema {
  const { oneOf: cases, ...rest } = schema;
  const name = ['element_type', 'button_type', 'type'].find((key) =>
    cases?.every(({ properties }) => properties?.[key]?.const !== undefined),
  );
  if (!cases || name === undefined) return schema;
  const values = cases.map(({ properties }) => properties?.[name]?.const);
  return {
    ...rest,
    type: 'object',
    required: [name],
    properties: { [name]: { enum: values } },
    allOf: cases.map((fits, index) =>
      when(
        { properties: { [name]: { const: values[index] } }, required: [name] },
        isRedirect(fits)
          ? { ...fits, anyOf: [{ required: ['mobile_link'] }, { required: ['desktop_link'] }] }
          : fits,
      ),
    ),
  };
}

function isRedirect({ properties }: JsonSchema): boolean {
  return properties?.['button_type']?.const === 'redirect';
}

/** Choices of plain values as one list; texts of the source left out, as the words have better ones. */
function tidy(part: JsonSchema): JsonSchema {
  const schema = { ...part };
  delete schema.description;
  const { anyOf, ...rest } = schema;
  const values = anyOf?.map(({ const: value }) => value);
  if (!values || values.includes(undefined)) return schema;
  return { ...rest, enum: values };
}

/** Which of the shapes a file has is seen by what stands at its top, as in `recognise`. */
function fileShapes(): JsonSchema {
  const either = when({ required: ['elements'] }, ref('card'), ref('languages'));
  const tag: JsonSchema = { const: 'interactive_message' };
  const request: JsonSchema = {
    properties: {
      message: {
        type: 'object',
        properties: { tag, interactive_message: ref('card') },
        required: ['interactive_message'],
      },
    },
  };
  const message: JsonSchema = {
    properties: {
      tag,
      interactive_message: either,
      employee_codes: { type: 'array', items: { type: 'string' } },
    },
  };
  const cases: readonly (readonly [string, JsonSchema])[] = [
    ['element_type', ref('element')],
    ['message', request],
    ['interactive_message', message],
  ];
  const inObject = cases.reduceRight<JsonSchema>(
    (otherwise, [key, fits]) => when({ required: [key] }, fits, otherwise),
    either,
  );
  return { type: ['array', 'object'], ...when({ type: 'array' }, ref('elements'), inObject) };
}
