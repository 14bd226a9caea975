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
