/** A range of the code, in UTF-16 units. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
}

/** A value as written in code. */
export type Literal = ObjectLiteral | ListLiteral | TextLiteral | ScalarLiteral | Expression;

interface Written extends CodeSpan {
  /** True if the code names this value here, or makes it with a function, and the value itself is written elsewhere. */
  readonly isJoined?: boolean;
}

export interface ObjectLiteral extends Written {
  readonly kind: 'object';
  readonly members: readonly Member[];
}

/** A key with its value. The key is undefined for a spread, a computed key, or something that isn't a member. */
export interface Member {
  readonly key: string | undefined;
  readonly value: Literal;
  /** The statement that adds the member, if it may not run. */
  readonly maybe?: string;
}

export interface ListLiteral extends Written {
  readonly kind: 'list';
  readonly items: readonly Literal[];
}

/** A string, with the expressions in it. */
export interface TextLiteral extends Written {
  readonly kind: 'text';
  readonly parts: readonly TextPart[];
}

export type TextPart = string | { readonly expression: string };

export interface ScalarLiteral extends Written {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

/** Anything whose value is only known when the code runs. */
export interface Expression extends Written {
  readonly kind: 'expression';
  readonly source: string;
  /** The literals that it may become or contain, in order. */
  readonly inner: readonly Literal[];
}
