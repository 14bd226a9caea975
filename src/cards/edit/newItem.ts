import type { TextStyle } from './textStyle';

/** How an item is written at its place. */
export interface Layout {
  /** Indentation of the lines after the first. */
  readonly indent: string;
  readonly oneLine: boolean;
}

/** An item to insert into an array or object. */
export interface NewItem {
  /** Comments before the item, as they are written. */
  readonly lead: readonly string[];
  /** The item's own text: a value, or a key with its value. */
  readonly body: (layout: Layout) => string;
  /** Comments after the item and its comma, as they are written. */
  readonly trail: readonly string[];
}

/** The text of an item with its comments. */
export function itemText(
  item: NewItem,
  layout: Layout,
  { eol, comma }: TextStyle,
  options: { readonly ownLine: boolean; readonly withComma: boolean },
): string {
  const space = comma.slice(1) || ' ';
  const line = eol + layout.indent;
  const lead = item.lead.map((note) => note + (options.ownLine || isLineNote(note) ? line : space));
  const trail = item.trail.map((note) => ` ${note}`);
  return [...lead, item.body(layout), options.withComma ? ',' : '', ...trail].join('');
}

/** Whether the text after the item must start on a new line, because the item ends in a line comment. */
export function endsInLineNote({ trail }: NewItem): boolean {
  return trail.some(isLineNote);
}

/** Whether the item has a line comment, so that it can't share a line with others. */
export function hasLineNote({ lead, trail }: NewItem): boolean {
  return [...lead, ...trail].some(isLineNote);
}

function isLineNote(note: string): boolean {
  return note.startsWith('//');
}

/** A value as JSON, in the document's style. */
export function writtenValue(value: unknown, style: TextStyle, { indent, oneLine }: Layout): string {
  return oneLine ? onOneLine(value, style) : onManyLines(value, style, indent);
}

/** A value as JSON on one line, with the document's spacing. */
function onOneLine(value: unknown, style: TextStyle): string {
  if (Array.isArray(value)) return `[${value.map((item) => onOneLine(item, style)).join(style.comma)}]`;
  if (typeof value !== 'object' || value === null) return plain(value);
  const parts = entriesOf(value).map(([key, item]) => property(key, onOneLine(item, style), style));
  if (parts.length === 0) return '{}';
  return `{${style.padding}${parts.join(style.comma)}${style.padding}}`;
}

/** A value as JSON on several lines. Lines after the first start with `indent`. */
function onManyLines(value: unknown, style: TextStyle, indent: string): string {
  const inner = indent + style.unit;
  if (Array.isArray(value)) {
    return block(
      '[',
      ']',
      value.map((item) => onManyLines(item, style, inner)),
      style,
      indent,
    );
  }
  if (typeof value !== 'object' || value === null) return plain(value);
  const parts = entriesOf(value).map(([key, item]) => property(key, onManyLines(item, style, inner), style));
  return block('{', '}', parts, style, indent);
}

/** A key with its value. The value is already JSON. */
export function property(key: string, json: string, { colon }: TextStyle): string {
  return `${JSON.stringify(key)}${colon}${json}`;
}

function block(
  open: string,
  close: string,
  parts: readonly string[],
  style: TextStyle,
  indent: string,
): string {
  if (parts.length === 0) return open + close;
  const line = style.eol + indent;
  return open + parts.map((part) => line + style.unit + part).join(',') + line + close;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** Values that JSON can't represent become null, as `JSON.stringify` does in arrays. */
function plain(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
