/** The code says it all. */
type None = Readonly<Record<string, never>>;

/** What stands in the way of a send, and the facts its sentence needs. Sizes are bytes, lengths UTF-16 units. */
export interface ProblemParams {
  /** Nothing but white space. */
  readonly empty: None;
  /** Text was asked for, and these bytes are none. */
  readonly binary: None;
  /** `parts`: how many messages it would take, or at least that many where it is too long to be split. */
  readonly too_long: { readonly characters: number; readonly limit: number; readonly parts: number };
  readonly too_large: { readonly bytes: number; readonly limitBytes: number };
  /** The platform takes no file this small. */
  readonly file_too_small: { readonly bytes: number; readonly limitBytes: number };
  /** `type`: what the first bytes say, such as `webp`, or `unknown`. */
  readonly bad_image: { readonly type: string };
  /** No JSON of any known shape of a card. */
  readonly not_a_card: None;
  /** `message`: the first finding, in English; `count`: how many there are. */
  readonly bad_card: { readonly message: string; readonly count: number };
  /** The platform answers with code 4011. */
  readonly mention_all_in_thread: None;
  /** System accounts can't write into threads. */
  readonly thread_unsupported: None;
  /** An old page counts bytes: such a message may be refused with code 4001. */
  readonly over_bytes: { readonly bytes: number; readonly limitBytes: number };
  /** Mention tags that will show as text, because nothing is formatted where they stand. */
  readonly mention_literal: { readonly count: number };
  /** Mentions are documented for groups only. */
  readonly mention_outside_group: { readonly count: number };
  /** A target no official page knows, such as `seatalk://all`. */
  readonly mention_unknown_target: { readonly target: string };
  /** This kind of message or chat takes no quote; it goes out without. */
  readonly quote_unsupported: None;
  readonly file_renamed: { readonly from: string; readonly to: string };
  /** The text holds both kinds of fences, so it can't be fenced: it goes out plain. */
  readonly fence_conflict: None;
  /** A webhook has no callback URL: nobody hears of a tap on the buttons that call back. */
  readonly dead_buttons: None;
  /** Something the card rules advise; the card can be sent. */
  readonly card_advice: { readonly message: string };
}

export type ProblemCode = keyof ProblemParams;

/** A way out that a person can choose; `applyRemedy` carries it out. */
export type Remedy =
  | 'split'
  | 'as_file'
  | 'as_text'
  | 'as_code'
  | 'drop_thread'
  | 'drop_quote'
  | 'remove_mention_all'
  | 'fix_mention_all';

/** `error`: it can't be sent so. `warning`: it can, and may not do what it looks like. */
export type ProblemSeverity = 'error' | 'warning';

/** One thing to tell before a send; switch over `code` to get the facts typed. */
export type Problem = {
  readonly [Code in ProblemCode]: {
    readonly code: Code;
    readonly severity: ProblemSeverity;
    readonly params: ProblemParams[Code];
    /** Likeliest first; empty where only another source helps. */
    readonly remedies: readonly Remedy[];
  };
}[ProblemCode];

const WARNINGS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'over_bytes',
  'mention_literal',
  'mention_outside_group',
  'mention_unknown_target',
  'quote_unsupported',
  'file_renamed',
  'fence_conflict',
  'dead_buttons',
  'card_advice',
]);

/** Builds one problem; its severity follows from its code. */
export function problem<Code extends ProblemCode>(
  code: Code,
  params: ProblemParams[Code],
  remedies: readonly Remedy[] = [],
): Problem {
  const severity: ProblemSeverity = WARNINGS.has(code) ? 'warning' : 'error';
  return { code, severity, params, remedies } as Problem;
}
