import * as z from 'zod';
import { GIT_FIELDS } from './messageFile';
import type { ChatRef, FileForm, VariableSpec } from './messageFile';
import { FILE_FORMS } from './messageFile';
import { VARIABLE_NAME } from './placeholders';

/** Message and thread ids as seen: URL-safe Base64 of various lengths. */
const id = z
  .string()
  .trim()
  .regex(/^[\w+/=-]{2,200}$/u);
const line = z.string().trim().min(1).max(200);
const some = z.string().min(1).max(2_000);

const word = line.transform((text): ChatRef => ({ kind: 'word', word: text }));
const chat = z.union([
  word,
  z.strictObject({ group: id }).transform(({ group }): ChatRef => ({ kind: 'group', id: group })),
  z.strictObject({ person: line }).transform(({ person }): ChatRef => ({ kind: 'person', id: person })),
  z.strictObject({ webhook: line }).transform(({ webhook }): ChatRef => ({ kind: 'webhook', name: webhook })),
]);

/** SeaTalk ID, email, or `all`. */
const mention = z
  .string()
  .trim()
  .regex(/^(?:all|\d{1,20}|[^\s@<>"&]+@[^\s@<>"&]+\.[^\s@<>"&]+)$/u);

const fallback = { default: some.optional() };
const variable: z.ZodType<VariableSpec> = z.union([
  z
    .string()
    .max(4_096)
    .transform((text): VariableSpec => ({ kind: 'text', text })),
  z
    .strictObject({
      prompt: z.string().trim().max(200),
      ...fallback,
      options: z.array(some).max(100).optional(),
    })
    .transform((given): VariableSpec => ({
      kind: 'prompt',
      question: given.prompt,
      fallback: given.default,
      options: given.options ?? [],
    })),
  z
    .strictObject({ env: line, ...fallback })
    .transform((given): VariableSpec => ({ kind: 'env', name: given.env, fallback: given.default })),
  z
    .strictObject({ file: line, ...fallback })
    .transform((given): VariableSpec => ({ kind: 'file', path: given.file, fallback: given.default })),
  z
    .strictObject({ git: z.enum(GIT_FIELDS), ...fallback })
    .transform((given): VariableSpec => ({ kind: 'git', field: given.git, fallback: given.default })),
]);

const FORM_NAMES = Object.keys(FILE_FORMS) as [FileForm, ...FileForm[]];

/** The front matter, key by key: one that is wrong leaves the others readable. Every scalar in it is text. */
export const HEAD = {
  to: chat,
  as: z.enum(FORM_NAMES),
  thread: id,
  mention,
  variable,
  variableName: z.string().regex(VARIABLE_NAME),
} as const;

/** The keys of the front matter. */
export const HEAD_KEYS = ['to', 'as', 'thread', 'mentions', 'variables'] as const;
/** What a variable that isn't a text may say. */
export const VARIABLE_KEYS = ['prompt', 'env', 'file', 'git', 'default', 'options'] as const;
