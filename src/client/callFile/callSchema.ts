import * as z from 'zod';
import { cardBody, cardButton, cardElement, cardElements, serviceNoticeCard } from '../../contract/cards';
import { endpoints } from '../../contract/endpoints';
import type { ClientCallName } from '../seaTalkClient';
import { fileCallNames } from './callFile';

/** The parts of JSON Schema that zod writes for requests, as far as they are read here. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const requestSchema = (name: ClientCallName) =>
  z.toJSONSchema(endpoints[name].request, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-7',
  }) as Schema;

/** The JSON Schema of call files, for completion, hovers and squiggles, made from the table of endpoints. */
export function callFileSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A call of the SeaTalk API',
    type: 'object',
    required: ['call'],
    properties: {
      call: {
        description: 'The call, by its name in Bot Studio.',
        enum: fileCallNames,
        enumDescriptions: fileCallNames.map((name) => {
          const { title, method, path } = endpoints[name];
          return `${title} (${method} ${path})`;
        }),
      },
      request: { type: 'object', description: 'The body, or the query of a GET.' },
    },
    allOf: fileCallNames.map((name) => ({
      if: { properties: { call: { const: name } }, required: ['call'] },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema; it is never awaited.
      then: { properties: { request: { $ref: `#/definitions/${name}` } } },
    })),
    definitions: definitions(),
  };
}

/** All requests, and what several of them hold: a card stands in eight. */
function definitions(): Record<string, object> {
  const names = z.registry<{ id: string }>();
  const shared = { cardElement, cardElements, cardButton, cardBody, serviceNoticeCard };
  for (const [id, schema] of Object.entries(shared)) names.add(schema, { id });
  for (const name of fileCallNames) names.add(endpoints[name].request, { id: name });
  const { schemas } = z.toJSONSchema(names, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-7',
    uri: (id) => `#/definitions/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _version, $id: _id, ...schema }]) => [id, schema]),
  );
}

/** A request to begin with: every field that must be there, empty. */
export function emptyRequest(name: ClientCallName): object {
  return empty(requestSchema(name)) as object;
}

function empty(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return empty(first);
  if (schema.type === 'string') return '';
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(0, schema.minimum ?? 0);
  if (schema.type === 'array') return schema.items && (schema.minItems ?? 0) > 0 ? [empty(schema.items)] : [];
  const { properties = {}, required = [] } = schema;
  return Object.fromEntries(required.map((key) => [key, empty(properties[key] ?? {})]));
}
