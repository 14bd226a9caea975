const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  s: ' ',
  e: '\u001b',
};

/** One escape: octal digits, `x`, `u`, or `U` with digits, a line end, or any other character. */
const ESCAPE =
  /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u\{([\da-fA-F]{1,8})\}|u+([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g;

/**
 * Resolves the backslash escapes of a text.
 * @param letters the letters that stand for a control character in this language. Other letters stand for themselves.
 * @param keepsUnknown whether the backslash before any other letter stays, as in Python.
 */
export function unescapeText(text: string, letters: string, keepsUnknown = false): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    ESCAPE,
    (whole, octal?: string, x?: string, braced?: string, u?: string, long?: string, other?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const hex = x ?? braced ?? u ?? long;
      if (hex !== undefined) return fromCode(Number.parseInt(hex, 16), whole);
      if (other === undefined || other === '\n' || other === '\r\n') return '';
      const simple = letters.includes(other) ? SIMPLE[other] : undefined;
      return simple ?? (keepsUnknown && /[a-zA-Z]/.test(other) ? whole : other);
    },
  );
}

function fromCode(code: number, whole: string): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}
