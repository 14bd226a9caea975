import type { GitField, TextRange } from './messageFile';

/** `${…}` in a text. */
export interface Placeholder {
  /** With its marks. */
  readonly range: TextRange;
  readonly refers:
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: Source; readonly argument: string }
    /** `$${…}`: stands for the same with one dollar. */
    | { readonly kind: 'escaped' };
}

/** What a placeholder may name before its colon. */
export const SOURCES = ['prompt', 'env', 'file', 'git'] as const;
export type Source = (typeof SOURCES)[number];

/** A name as a placeholder can use it. */
export const VARIABLE_NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,59}$/u;

const MARKS = /(\$?)\$\{([^{}\n\r]{1,300})\}/gu;
const SOURCED = /^(prompt|env|file|git)\s*:\s*(\S.*)$/u;

/**
 * The placeholders of a text, in order. Only what reads as one is: `${a + b}` and `${x:-y}` of code stay text.
 * @param offset of the text in its document.
 */
export function placeholdersIn(text: string, offset = 0): Placeholder[] {
  return Array.from(text.matchAll(MARKS)).flatMap(([all, dollar, inside = ''], index, matches) => {
    const refers = dollar === '$' ? ({ kind: 'escaped' } as const) : read(inside.trim());
    const at = matches[index]?.index ?? 0;
    if (!refers || (refers.kind === 'escaped' && !read(inside.trim()))) return [];
    return [{ range: { offset: offset + at, length: all.length }, refers }];
  });
}

function read(inside: string): Placeholder['refers'] | undefined {
  if (VARIABLE_NAME.test(inside)) return { kind: 'variable', name: inside };
  const [, source, argument] = SOURCED.exec(inside) ?? [];
  return source === undefined || argument === undefined
    ? undefined
    : { kind: source as Source, argument: argument.trim() };
}

/** Whether a word is a fact that Git can tell. */
export function isGitField(word: string, fields: readonly GitField[]): word is GitField {
  return fields.some((field) => field === word);
}
