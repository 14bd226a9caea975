/** Markdown that people write and SeaTalk does not show as they mean it. */
export type MarkupKind =
  | 'link'
  | 'image'
  | 'heading'
  | 'table'
  | 'quote'
  | 'rule'
  | 'task'
  | 'strikethrough'
  | 'html'
  | 'line-break'
  | 'underscore'
  | 'nesting'
  | 'list-depth'
  | 'list-blank-line'
  | 'escape'
  | 'open-fence';

/** A part of a text, in UTF-16 units. */
export interface FoundMarkup {
  readonly kind: MarkupKind;
  readonly start: number;
  readonly end: number;
}
