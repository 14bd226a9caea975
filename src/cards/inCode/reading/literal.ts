/** A range of the code, in UTF-16 units. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
}

/** A value as written in code. */
export type Literal = ObjectLiteral | ListLiteral | TextLiteral | ScalarLiteral | Expression;

export interface ObjectLiteral extends CodeSpan {
  readonly kind: 'object';
  readonly members: readonly Member[];
}

/** A key with its value. The key is undefined for a spread, a computed key, or something that isn't a member. */
export interface Member {
  readonly key: string | undefined;
  readonly value: Literal;
}

export interface ListLiteral extends CodeSpan {
  readonly kind: 'list';
  readonly items: readonly Literal[];
}

/** A string, with the expressions in it. */
export interface TextLiteral extends CodeSpan {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
}

export type TextPart = string | { readonly expression: string };

export interface ScalarLiteral extends CodeSpan {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

/** Anything whose value is only known when the code runs. */
export interface Expression extends CodeSpan {
  readonly kind: 'expression';
  readonly source: string;
  /** The literals somewhere in it, in order. */
  readonly inner: readonly Literal[];
}
