/** Markdown that people write, but that SeaTalk doesn't show as intended. */
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

/** A match in a text, in UTF-16 units. */
export interface FoundMarkup {
  readonly kind: MarkupKind;
  readonly start: number;
  readonly end: number;
}
