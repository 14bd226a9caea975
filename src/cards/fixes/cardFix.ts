import type { CardEdit } from '../edit/cardEdit';

/** A way to put right what a rule found. */
export interface CardFix {
  /** Kebab case, for example `shorten`. */
  readonly id: string;
  /** English, `{name}` filled from `args`: the editor translates the template. */
  readonly title: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly edits: readonly CardEdit[];
  /** The one to offer first, where it loses nothing. */
  readonly isPreferred: boolean;
}
