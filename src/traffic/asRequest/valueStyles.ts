import { anyOf, Characters } from '../../base/characters';
import type { ValueStyle } from './printValue';

const LONE_SURROGATE = anyOf(Characters.surrogate);

/** JSON itself; variables stand as `$NAME`. */
export const jsonStyle: ValueStyle = {
  indent: '  ',
  object: ['{', '}'],
  list: ['[', ']'],
  trailingComma: false,
  key: (key) => JSON.stringify(key),
  text: (text) => JSON.stringify(text),
  word: String,
  variable: (name) => `"$${name}"`,
};

export const typescriptStyle: ValueStyle = {
  ...jsonStyle,
  trailingComma: true,
  // A literal `__proto__` key would set the prototype instead.
  key: (key) =>
    key === '__proto__' ? '["__proto__"]' : /^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key),
  text: singleQuoted,
  variable: (name) => `process.env.${name}`,
};

export const pythonStyle: ValueStyle = {
  ...jsonStyle,
  indent: '    ',
  trailingComma: true,
  word: (value) => (value === null ? 'None' : value ? 'True' : 'False'),
  variable: (name) => `os.environ["${name}"]`,
};

export const goStyle: ValueStyle = {
  ...jsonStyle,
  indent: '\t',
  object: ['map[string]any{', '}'],
  list: ['[]any{', '}'],
  trailingComma: true,
  key: goText,
  text: goText,
  word: (value) => (value === null ? 'nil' : String(value)),
  variable: (name) => `os.Getenv("${name}")`,
};

function singleQuoted(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1);
  return `'${inside.replaceAll(String.raw`\"`, '"').replaceAll("'", String.raw`\'`)}'`;
}

/** Go takes the escapes of JSON, but no half of a surrogate pair, and no byte order mark in the middle of a file. */
function goText(text: string): string {
  return JSON.stringify(text.replaceAll(LONE_SURROGATE, '\uFFFD')).replaceAll('\uFEFF', String.raw`\ufeff`);
}
