/** A list of people as somebody pasted it. */
export interface PeopleList {
  /** Emails, employee codes and SeaTalk IDs, each once, in the order of the list. */
  readonly ids: readonly string[];
  /** Entries that name nobody: neither an email nor an id. Each once. */
  readonly unreadable: readonly string[];
  /** How many entries were there before. */
  readonly repeated: number;
}

const EMAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+$/;
/** The platform's own shape of an employee code. */
const PLATFORM_CODE = /^e_[a-z0-9]{8}$/;
/** An organization may hand out codes of its own; words of a name look the same, so a digit is asked for. */
const OWN_CODE = /^(?=.*\d)[\w.+/=-]{2,100}$/;
/** As a mail program writes people: `Mira Tan <mira.tan@example.com>`. */
const ADDRESS = /<([^<>\s]+@[^<>\s]+)>/;

/** What stands around ids in lists of programs and in sentences. */
const BEFORE = ' \t["\'(';
const AFTER = ' \t]"\'),.';

/** Names of columns that hold ids, as exports write them. Those that need no lookup come first. */
const COLUMNS: readonly RegExp[] = [
  /^employee[\s_-]?(code|id|no\.?|number)$/i,
  /^(e-?mail|mail)([\s_-]?address)?$/i,
  /^seatalk[\s_-]?id$/i,
];

/**
 * Reads a list of people: emails, employee codes or SeaTalk IDs, one a line or between commas, semicolons, tabs or spaces; addresses as
 * mail programs write them; or a table (CSV, or cells of a spreadsheet), of which the column with ids is taken, by its heading if it has
 * one. Other cells of a row that has an id are ignored.
 */
export function readPeopleList(text: string): PeopleList {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
  const [head = []] = rows;
  const column = columnOf(head);
  const entries = column === undefined ? rows.flatMap(entriesOf) : rows.slice(1).flatMap(cellAt(column));
  return collect(entries);
}

interface Entry {
  readonly text: string;
  readonly isId: boolean;
}

function collect(entries: readonly Entry[]): PeopleList {
  const ids = new Map<string, string>();
  const unreadable = new Set<string>();
  let repeated = 0;
  for (const { text, isId } of entries) {
    // Emails are the same in any case; codes may not be.
    const key = text.includes('@') ? text.toLowerCase() : text;
    if (ids.has(key) || unreadable.has(text)) repeated += 1;
    else if (isId) ids.set(key, text);
    else unreadable.add(text);
  }
  return { ids: [...ids.values()], unreadable: [...unreadable], repeated };
}

function columnOf(head: readonly string[]): number | undefined {
  for (const name of COLUMNS) {
    const index = head.findIndex((cell) => name.test(cell.trim()));
    if (index >= 0) return index;
  }
  return undefined;
}

/** Under a heading, anything without spaces may be a code. */
function cellAt(column: number): (cells: readonly string[]) => Entry[] {
  return (cells) => {
    const text = idIn(cells[column]?.trim() ?? '');
    if (text !== '') return [{ text, isId: !/\s/.test(text) }];
    const words = cells.join(' ').trim();
    return words === '' ? [] : [{ text: words, isId: false }];
  };
}

/** Without a heading, what looks like an id is one; a row without any is said to be unreadable as a whole. */
function entriesOf(cells: readonly string[]): Entry[] {
  const texts = cells.map((cell) => bare(cell)).filter((cell) => cell !== '');
  const words = texts.flatMap((cell) =>
    ADDRESS.test(cell) ? [idIn(cell)] : cell.split(/[\s,;]+/).map((word) => bare(word)),
  );
  const sure = words.filter((word) => EMAIL.test(word) || PLATFORM_CODE.test(word));
  const likely = words.filter((word) => sure.includes(word) || OWN_CODE.test(word));
  // Beside a name, a number is a desk or a phone.
  const ids = sure.length > 0 && likely.length < words.length ? sure : likely;
  if (ids.length > 0) return ids.map((id) => ({ text: id, isId: true }));
  const [only] = texts;
  // One word on a line of its own may be a code without digits.
  if (texts.length === 1 && only !== undefined && /^[\w.+/=-]{2,100}$/.test(only)) {
    return [{ text: only, isId: true }];
  }
  return texts.length === 0 ? [] : [{ text: texts.join(' '), isId: false }];
}

/** Without what stands around it, and without the beginning of a link. In time that grows with its length. */
function bare(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BEFORE.includes(text.charAt(start))) start += 1;
  while (end > start && AFTER.includes(text.charAt(end - 1))) end -= 1;
  const inside = text.slice(start, end);
  return inside.startsWith('mailto:') ? inside.slice('mailto:'.length) : inside;
}

function idIn(cell: string): string {
  return ADDRESS.exec(cell)?.[1] ?? cell;
}

/** The cells of a line; in quotes, separators are text, and `""` is a quote. */
function cellsOf(line: string): string[] {
  if (line.trim() === '') return [];
  const cells = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === '"' && isQuoted && line.charAt(at + 1) === '"') {
      cell += char;
      at++;
    } else if (char === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && /[,;\t]/.test(char)) {
      cells.push(cell);
      cell = '';
    } else {
      cell += char;
    }
  }
  return [...cells, cell];
}
