import type { TextStyle } from './textStyle';

/** How something is written at its place. */
export interface Layout {
  /** What lines after the first start with. */
  readonly indent: string;
  readonly oneLine: boolean;
}

/** Something to put into an array or object. */
export interface NewItem {
  /** Comments that go before it, as they are written. */
  readonly lead: readonly string[];
  /** Its own text: a value, or a key with its value. */
  readonly body: (layout: Layout) => string;
  /** Comments that go after it, behind the comma. */
  readonly trail: readonly string[];
}

/** The text of an item, its comments before and behind the comma. */
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

/** Whether what follows the item must stand on another line, or it would be in a comment. */
export function endsInLineNote({ trail }: NewItem): boolean {
  return trail.some(isLineNote);
}

/** Whether the item can't stand on a line with others. */
export function hasLineNote({ lead, trail }: NewItem): boolean {
  return [...lead, ...trail].some(isLineNote);
}

function isLineNote(note: string): boolean {
  return note.startsWith('//');
}

/** A value as JSON, in the document's own style. */
export function writtenValue(value: unknown, style: TextStyle, { indent, oneLine }: Layout): string {
  return oneLine ? onOneLine(value, style) : onManyLines(value, style, indent);
}

/** A value as JSON on one line, with the document's own spacing. */
function onOneLine(value: unknown, style: TextStyle): string {
  if (Array.isArray(value)) return `[${value.map((item) => onOneLine(item, style)).join(style.comma)}]`;
  if (typeof value !== 'object' || value === null) return plain(value);
  const parts = entriesOf(value).map(([key, item]) => property(key, onOneLine(item, style), style));
  if (parts.length === 0) return '{}';
  return `{${style.padding}${parts.join(style.comma)}${style.padding}}`;
}

/** A value as JSON over many lines; those after the first start with `indent`. */
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

/** A key with its value, which is JSON already. */
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

/** What JSON does not know becomes null, as in `JSON.stringify` of an array. */
function plain(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
