/** A part of a text that a value takes the place of before the card is sent. */
export interface FillIn {
  /**
   * `placeholder`: written by a person for a template engine or a format function. `stand-in`: written by Bot Studio for an expression in
   * code, such as `«user.name»`.
   */
  readonly kind: 'placeholder' | 'stand-in';
  readonly start: number;
  readonly end: number;
}

/** Tags that browsers know, and mentions. They aren't placeholders. */
const TAGS =
  'a|abbr|at|b|big|blockquote|body|br|center|code|del|div|em|font|h[1-6]|head|hr|html|i|img|ins|kbd|li|mark|mention-tag|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul';

/** Every part has a maximum length, so that no position is read often. */
const PLACEHOLDERS = [
  // Go, Jinja, Mustache, Handlebars, Liquid.
  String.raw`\{\{\{?[^{}\n]{0,200}\}?\}\}`,
  String.raw`\{%[^%{}\n]{0,200}%\}`,
  // Shells, JavaScript, CI servers.
  String.raw`\$\{[^{}\n]{1,200}\}`,
  // printf and Python. Neither "100 %discount" nor "%20" in an address.
  String.raw`(?<![\d%])%(?![\dA-Fa-f]{2})(?:\(\w{1,60}\))?[-+#0]?\d{0,3}(?:\.\d{1,3})?[sdvqfxi](?![A-Za-z\d])`,
  // <url>, <your app id>. Not List<String>.
  String.raw`(?<!\w)<(?!(?:${TAGS})\b)[A-Za-z][\w.-]{0,40}(?: [\w.-]{1,40}){0,4}>`,
].join('|');

/** As `placeholderOf` writes them. Guillemets around prose are no stand-ins: it has spaces, or letters that no expression has. */
const STAND_IN = /«(?:[\w$.?!]{1,60}|(?=[^«»]*(?:[([{=+*&|]|\?[^«»]*:))[^«»\n]{1,120})…?(?: \(\d{1,4}\))?»/;

const FILL_INS = new RegExp(`(?<standIn>${STAND_IN.source})|${PLACEHOLDERS}`, 'giu');
const MARKS = /[{%$<«]/;

/** What is to be filled in, in order. Linear in the length of the text. */
export function fillInsOf(text: string): readonly FillIn[] {
  if (!MARKS.test(text)) return [];
  return Array.from(text.matchAll(FILL_INS), ({ 0: whole, index, groups }) => ({
    kind: groups?.['standIn'] === undefined ? ('placeholder' as const) : ('stand-in' as const),
    start: index,
    end: index + whole.length,
  }));
}

/** A text with something else in each place that is to be filled in. @param value is given where the place starts. */
export function filledIn(text: string, value: (start: number) => string): string {
  let filled = '';
  let end = 0;
  for (const place of fillInsOf(text)) {
    filled += text.slice(end, place.start) + value(place.start);
    end = place.end;
  }
  return filled + text.slice(end);
}

/** Longer texts are what they are, whatever is to be filled in inside. */
const MAX_FILLED_IN = 1000;

/** Whether a value is a text that something is to be filled in into. */
export function isFilledIn(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_FILLED_IN && fillInsOf(value).length > 0;
}
