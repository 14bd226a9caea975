import type { DefaultSnippet } from '../snippets/elementSnippets';

/** The parts of JSON Schema 2020-12 that are used here, and the extensions that VS Code's JSON support understands. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  /** VS Code shows it instead of `description`. */
  markdownDescription?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  contains?: JsonSchema;
  minContains?: number;
  maxContains?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  defaultSnippets?: DefaultSnippet[];
}

/** The place of a schema among the others. */
export interface SchemaPlace {
  /** The property or definition that the field belongs to; empty at the root. */
  readonly owner: string;
  /** The property or definition the schema describes; empty at the root. */
  readonly name: string;
  /** True for a part of a property's description, such as one of several cases. */
  readonly isBranch: boolean;
  /** True inside an `if` or `contains`, which test and don't require. */
  readonly isCondition: boolean;
}

const ROOT: SchemaPlace = { owner: '', name: '', isBranch: false, isCondition: false };

/** Copies a schema and passes every schema in it through `change`, the innermost first. */
export function mapSchema(
  schema: JsonSchema,
  change: (schema: JsonSchema, place: SchemaPlace) => JsonSchema,
  place = ROOT,
): JsonSchema {
  const inside = (part: JsonSchema, more: Partial<SchemaPlace>) =>
    mapSchema(part, change, { ...place, ...more });
  const copy: JsonSchema = { ...schema };
  for (const key of ['$defs', 'properties'] as const) {
    const members = schema[key];
    if (!members) continue;
    copy[key] = Object.fromEntries(
      Object.entries(members).map(([name, part]) => [
        name,
        inside(part, { owner: place.name, name, isBranch: false }),
      ]),
    );
  }
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const) {
    const parts = schema[key];
    if (parts) copy[key] = parts.map((part) => inside(part, { isBranch: true }));
  }
  for (const key of ['items', 'then', 'else', 'propertyNames'] as const) {
    const part = schema[key];
    if (part) copy[key] = inside(part, { isBranch: true });
  }
  for (const key of ['if', 'contains'] as const) {
    const part = schema[key];
    if (part) copy[key] = inside(part, { isBranch: true, isCondition: true });
  }
  return change(copy, place);
}

/** Combines `if`, `then`, and `else`. */
export function when(condition: JsonSchema, fits: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema; it is never awaited.
  return { if: condition, then: fits, ...(otherwise && { else: otherwise }) };
}
