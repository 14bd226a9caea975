import type { FoundKind } from './foundSecret';

/** Names hold the word, or that of a key to sign with. */
export const NAME_ANCHOR = /secret|sign(?:ing|ature)?[_-]?key/gi;
const NAME_MAX = 64;

/**
 * Words of names that hold an app's secret. A name with any other word, such as GITHUB or CLIENT, belongs to another service, or says
 * where the secret is, such as PATH.
 */
const OWN_WORDS = new Set(
  (
    'app apps bot bots secret secrets signing sign signature key event events callback seatalk sea talk sop open platform the my our ' +
    'prod production live staging stage dev development test uat local new old default value const k g s set with'
  ).split(' '),
);
/** With the word `seatalk` in it, only a name that says where the secret is holds none. */
const ELSEWHERE = new Set(
  'id ids name names path file files header version ref arn url uri length size type env var field label title prompt hint format error'.split(
    ' ',
  ),
);

/** Where a name stands. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
}

/** The name around a place, at most so much of it as names have. */
export function nameAround(text: string, start: number, end: number): NamePlace {
  let from = start;
  while (from > 0 && start - from < NAME_MAX && isNameCharacter(text.charCodeAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < NAME_MAX && isNameCharacter(text.charCodeAt(to))) to += 1;
  return { start: from, end: to };
}

/** A word character, `$` or `-`. */
function isNameCharacter(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x24 ||
    code === 0x2d
  );
}

export interface SecretName {
  readonly kind: FoundKind;
  /** It names the platform itself. */
  readonly isOwn: boolean;
}

/** What a name says; undefined where it isn't that of a secret of an app. */
export function readSecretName(name: string): SecretName | undefined {
  const words = wordsOf(name);
  const isOwn = /sea[_-]?talk/i.test(name);
  const isSecret = isOwn
    ? !words.some((word) => ELSEWHERE.has(word))
    : words.every((word) => OWN_WORDS.has(word) || /^\d+$/.test(word));
  return isSecret ? { kind: /sign/i.test(name) ? 'signingSecret' : 'appSecret', isOwn } : undefined;
}

/** The words of a name in any of the usual spellings, in lower case. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Words of a text that stands in for a secret. */
const STAND_IN =
  /^(?:your|my|the|some|insert|enter|replace|change|fake|sample|local|test|todo|app|signing|seatalk|process|os|env|config|secret)[-_.]|your|placeholder|example|invented|changeme|change[-_]me|redacted|dummy|xxxx|\.\.\.|^(.)\1+$/i;
const DIGIT = /\d/;
const LETTER = /[a-z]/i;
const LEAST_DISTINCT = 6;

/** Whether a text was drawn at random, as secrets are, and isn't a name or a text that stands in for one. */
export function looksRandom(value: string): boolean {
  if (STAND_IN.test(value) || new Set(value).size < LEAST_DISTINCT) return false;
  const parts = value.split(/[-_./]/);
  // Words with a number behind them, such as `deploy-bot-2024`.
  if (parts.length > 1 && parts.every((part) => /^(?:[A-Z]?[a-z]*|[A-Z]+|\d{1,4})$/.test(part))) return false;
  if (DIGIT.test(value)) return LETTER.test(value);
  // Without a digit it has to change its case often, unlike `aNameInCode`.
  return (value.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0) >= 4;
}
