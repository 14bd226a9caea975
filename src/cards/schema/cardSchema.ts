import * as z from 'zod';
import { ELEMENT_COUNTS, ELEMENT_TYPES } from '../../contract/cardLimits';
import { cardBody, cardButton, cardElement, cardElements, serviceNoticeCard } from '../../contract/cards';
import type { JsonSchema } from './jsonSchema';
import { mapSchema, when } from './jsonSchema';
import { addWords } from './schemaWords';

const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/**
 * The strict JSON Schema of card files, for any tool. It covers all shapes of a card file and the platform's limits, and is generated
 * from the contract's schemas. JSON Schema counts lengths in code points. Our rules count UTF-16 units, which is stricter.
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

/** The refinements that zod checks in code, which can't be generated. */
function counts(): JsonSchema[] {
  return ELEMENT_TYPES.map((type) => ({
    contains: { properties: { element_type: { const: type } }, required: ['element_type'] },
    minContains: 0,
    maxContains: ELEMENT_COUNTS[type],
  }));
}

/**
 * Turns a union that is discriminated by a field into `if … then …`. A validator then reports the faults of one case instead of all
 * cases, and an editor offers only the fields of that case.
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

/** Turns a union of plain values into one list. Descriptions from the source are dropped, because the words for fields are better. */
function tidy(part: JsonSchema): JsonSchema {
  const schema = { ...part };
  delete schema.description;
  const { anyOf, ...rest } = schema;
  const values = anyOf?.map(({ const: value }) => value);
  if (!values || values.includes(undefined)) return schema;
  return { ...rest, enum: values };
}

/** The top level of a file shows which shape it has, as in `recognise`. */
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
