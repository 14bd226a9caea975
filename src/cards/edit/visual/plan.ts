import type { CardEdit } from '../cardEdit';

/** What a person's wish comes to. */
export interface Plan {
  readonly edits: readonly CardEdit[];
  /** JSON Pointer of what is selected then; undefined when nothing is left. */
  readonly pointer: string | undefined;
}
