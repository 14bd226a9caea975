import type { CardEdit } from '../../../../cards/edit/cardEdit';

/** The fields for one element, made from what it is now. */
export interface RowForm {
  readonly element: HTMLElement;
  /** The form stands where the row was; otherwise below it. */
  readonly replacesRow: boolean;
  focus(): void;
  /** What was changed. Undefined while a field holds what can't be written; the form marks it. */
  edits(): readonly CardEdit[] | undefined;
}
