/** The code needs no further facts. */
type None = Readonly<Record<string, never>>;

/** The problems with a send, each with the facts its sentence needs. Sizes are in bytes, lengths in UTF-16 units. */
export interface ProblemParams {
  /** Only white space. */
  readonly empty: None;
  /** Text is required, but these bytes aren't text. */
  readonly binary: None;
  /** `parts`: the number of messages needed, or a lower bound for text that is too long to split. */
  readonly too_long: { readonly characters: number; readonly limit: number; readonly parts: number };
  readonly too_large: { readonly bytes: number; readonly limitBytes: number };
  /** The platform doesn't accept files this small. */
  readonly file_too_small: { readonly bytes: number; readonly limitBytes: number };
  /** `type`: the type by the first bytes, such as `webp`, or `unknown`. */
  readonly bad_image: { readonly type: string };
  /** The JSON doesn't have any known shape of a card. */
  readonly not_a_card: None;
  /** `message`: the first finding, in English. `count`: the number of findings. */
  readonly bad_card: { readonly message: string; readonly count: number };
  /** The platform returns code 4011. */
  readonly mention_all_in_thread: None;
  /** System accounts can't send to threads. */
  readonly thread_unsupported: None;
  /** An old documentation page counts bytes: such a message may be rejected with code 4001. */
  readonly over_bytes: { readonly bytes: number; readonly limitBytes: number };
  /** Mention tags that will show as text, because they are outside formatted text. */
  readonly mention_literal: { readonly count: number };
  /** Mentions are documented for groups only. */
  readonly mention_outside_group: { readonly count: number };
  /** A target that no official page documents, such as `seatalk://all`. */
  readonly mention_unknown_target: { readonly target: string };
  /** Messages of this kind, or in this chat, can't quote. The message is sent without the quote. */
  readonly quote_unsupported: None;
  readonly file_renamed: { readonly from: string; readonly to: string };
  /** The text contains both kinds of fences, so it can't be fenced. It is sent as plain text. */
  readonly fence_conflict: None;
  /** A webhook doesn't have a callback URL: taps on callback buttons aren't delivered anywhere. */
  readonly dead_buttons: None;
  /** Texts such as `«user.name»` in place of values from code. `first`: the first of them, as it stands in the card. */
  readonly stand_ins: { readonly first: string; readonly count: number };
  /** Advice from the card rules. The card can be sent. */
  readonly card_advice: { readonly message: string };
}

export type ProblemCode = keyof ProblemParams;

/** A remedy that a person can choose. `applyRemedy` carries it out. */
export type Remedy =
  | 'split'
  | 'as_file'
  | 'as_text'
  | 'as_code'
  | 'drop_thread'
  | 'drop_quote'
  | 'remove_mention_all'
  | 'fix_mention_all';

/** `error`: it can't be sent like this. `warning`: it can be sent, but may not have the expected effect. */
export type ProblemSeverity = 'error' | 'warning';

/** A problem to show before a send. Switch on `code` to get the facts with their type. */
export type Problem = {
  readonly [Code in ProblemCode]: {
    readonly code: Code;
    readonly severity: ProblemSeverity;
    readonly params: ProblemParams[Code];
    /** The likeliest first. Empty when only a different source helps. */
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
  'stand_ins',
  'card_advice',
]);

/** Makes a problem. The code determines its severity. */
export function problem<Code extends ProblemCode>(
  code: Code,
  params: ProblemParams[Code],
  remedies: readonly Remedy[] = [],
): Problem {
  const severity: ProblemSeverity = WARNINGS.has(code) ? 'warning' : 'error';
  return { code, severity, params, remedies } as Problem;
}
