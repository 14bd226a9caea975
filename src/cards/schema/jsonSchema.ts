import type { DefaultSnippet } from '../snippets/elementSnippets';

/** What is used of JSON Schema 2020-12, and of the additions that VS Code's JSON support understands. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  /** Shown in place of `description` by VS Code. */
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

/** Where a schema stands among the others. */
export interface SchemaPlace {
  /** The property or definition whose field this is; empty at the root. */
  readonly owner: string;
  /** The property or definition the schema describes; empty at the root. */
  readonly name: string;
  /** A part of what describes the property, such as one of several cases, and not the whole of it. */
  readonly isBranch: boolean;
  /** Inside an `if` or `contains`, which ask and don't demand. */
  readonly isCondition: boolean;
}

const ROOT: SchemaPlace = { owner: '', name: '', isBranch: false, isCondition: false };

/** A copy of a schema with every schema inside it passed through `change`, innermost first. */
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

/** `if`, `then` and `else` in one. */
export function when(condition: JsonSchema, fits: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema; nobody awaits one.
  return { if: condition, then: fits, ...(otherwise && { else: otherwise }) };
}
