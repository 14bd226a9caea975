import { SEATALK_BASE_URL, WEBHOOK_PATH_PREFIX } from '../contract/baseUrl';
import { platformIds } from './appIds';
import type { PlatformId } from './appIds';
import { SECRET_TEXT_MAX } from './foundSecret';
import type { FoundSecret, KnownSecret } from './foundSecret';
import { looksRandom, NAME_ANCHOR, nameAround, readSecretName } from './secretNames';
import { isPlain } from './textKind';
import type { TextKind } from './textKind';

export interface FindOptions {
  readonly kind: TextKind;
  /** The name of the file, which may name the platform. */
  readonly fileName?: string;
  readonly known?: readonly KnownSecret[];
  /** Secrets that are worth nothing, such as those of the local SeaTalk. */
  readonly harmless?: readonly string[];
}

/** More in one text are data, and reported by their first. */
const FOUND_MAX = 100;
/** Shorter texts occur by chance. */
const KNOWN_MIN = 8;
/** How far the word `seatalk` or an app ID may be from what has the shape of a secret, in UTF-16 units: about a screen. */
const NEARBY = 2_000;

const VALUE = String.raw`[\w+/=.~-]{12,200}`;
const OPENING = String.raw`[rbfu@$]{0,2}(\\?(?:"""|'''|["'\`]))`;
const QUOTED = String.raw`\s{0,40}${OPENING}(${VALUE})\1`;
/** What may stand between a name and its text in any of the languages. */
const AFTER_NAME = new RegExp(
  String.raw`(?:\\?["'\`]|[\])]){0,4}\s{0,8}(?:(?::\s{0,4})?(?:[Ss]tring|str|&(?:'static )?str)\s{0,4}=|=>|:=|\?\?=?|\|\|=?|\?:|={1,3}|:|,|\(|or\s)${QUOTED}`,
  'dy',
);
const UNQUOTED = new RegExp(String.raw`[ \t]{0,8}[=:][ \t]{0,8}(${VALUE})(?=[\s,;#&]|$)`, 'dy');
/** The second argument after an app ID: `new Client('MTIz…', '…')`. */
const AFTER_ID = new RegExp(String.raw`\\?["'\`]\s{0,8},${QUOTED}`, 'dy');
const SLASH = String.raw`\\?/`;
/** Also with slashes that are escaped, as in JSON of some writers. */
const WEBHOOK = new RegExp(
  `${SEATALK_BASE_URL.replaceAll('.', String.raw`\.`)}${WEBHOOK_PATH_PREFIX}`.replaceAll('/', () => SLASH) +
    String.raw`([\w.~=-]{8,200})`,
  'gi',
);
const PLATFORM = /sea[ _-]?talk/gi;
/** A bot with this in its file talks to the local SeaTalk, whose secrets open nothing else. */
const LOCAL_SERVER =
  /SEATALK_BASE_URL["']?\s{0,4}[=:]\s{0,4}["']?https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])/i;

/**
 * Finds app secrets, signing secrets and webhook URLs: known ones exactly, others by their shape where the platform is named nearby. In
 * the order of the text, none inside another. Linear in the length of the text.
 */
export function findSecrets(text: string, options: FindOptions): FoundSecret[] {
  if (text.length > SECRET_TEXT_MAX) return [];
  const harmless = new Set(options.harmless);
  const found = [
    ...knownOnes(text, options.known ?? []),
    ...webhooks(text),
    ...(LOCAL_SERVER.test(text) ? [] : namedOnes(text, options)),
  ].filter(({ start, end }) => !harmless.has(text.slice(start, end)));
  // Of two at one place the first is kept: a known one.
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return ordered
    .filter((each) => {
      const isFree = each.start >= end;
      if (isFree) end = each.end;
      return isFree;
    })
    .slice(0, FOUND_MAX);
}

function* knownOnes(text: string, known: readonly KnownSecret[]): Generator<FoundSecret> {
  for (const { kind, id, value } of known) {
    if (value.length < KNOWN_MIN) continue;
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      const end = at + value.length;
      // Inside a longer word it is that word, and no secret.
      if (/\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(end))) continue;
      yield { kind, start: at, end, knownId: id };
    }
  }
}

function* webhooks(text: string): Generator<FoundSecret> {
  for (const { 0: url, 1: key = '', index } of text.matchAll(WEBHOOK)) {
    if (!looksRandom(key.replace(/[.]+$/, ''))) continue;
    yield { kind: 'webhookUrl', start: index, end: index + url.replace(/[.]+$/, '').length };
  }
}

function* namedOnes(text: string, { kind, fileName = '' }: FindOptions): Generator<FoundSecret> {
  const ids = platformIds(text);
  const isOwnFile = fileName.search(PLATFORM) >= 0;
  const marks = [
    ...Array.from(text.matchAll(PLATFORM), ({ index }) => index),
    ...ids.map(({ start }) => start),
  ];
  const near = nearestOf(marks.toSorted((a, b) => a - b));
  const appIds = ids.filter(({ isAppId }) => isAppId);
  const nearId = nearestOf(appIds.map(({ start }) => start));
  const beside = (at: number): Pick<FoundSecret, 'appId'> => {
    const index = nearId(at);
    return index === undefined ? {} : { appId: (appIds[index] as PlatformId).text };
  };
  let seen = 0;
  for (const { 0: anchor, index } of text.matchAll(NAME_ANCHOR)) {
    if (index < seen) continue;
    const place = nameAround(text, index, index + anchor.length);
    seen = place.end;
    const name = readSecretName(text.slice(place.start, place.end));
    if (!name || !(name.isOwn || isOwnFile || near(index) !== undefined)) continue;
    const range =
      valueAt(text, AFTER_NAME, place.end, 2) ??
      (isPlain(kind) ? valueAt(text, UNQUOTED, place.end, 1) : undefined);
    if (range) yield { kind: name.kind, ...range, ...beside(range.start) };
  }
  for (const { end, text: appId } of ids) {
    const range = valueAt(text, AFTER_ID, end, 2);
    if (range) yield { kind: 'appSecret', ...range, appId };
  }
}

/** The text behind a place that looks like a secret. */
function valueAt(
  text: string,
  pattern: RegExp,
  at: number,
  group: number,
): Pick<FoundSecret, 'start' | 'end'> | undefined {
  pattern.lastIndex = at;
  const [start, end] = pattern.exec(text)?.indices?.[group] ?? [];
  if (start === undefined || end === undefined || !looksRandom(text.slice(start, end))) return undefined;
  return { start, end };
}

/** Answers which of some places, in order, is the nearest to another that is asked for; undefined when none is near. */
function nearestOf(places: readonly number[]): (at: number) => number | undefined {
  return (at) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? Infinity) < at) low = middle + 1;
      else high = middle;
    }
    const distance = (index: number) => Math.abs((places[index] ?? Infinity) - at);
    const best = distance(low - 1) < distance(low) ? low - 1 : low;
    return distance(best) <= NEARBY ? best : undefined;
  };
}

/** What a secret that was issued is made of, and some text beside. */
const RUNS = /[\w-]{12,}/g;

/**
 * Whether a kept secret may stand in a text: a long run with digits and letters, as all have that SeaTalk issues. Most texts hold none, and
 * the secret storage, which may ask for a password, need not be read for them. Linear in the length of the text.
 */
export function mayHoldSecret(text: string): boolean {
  if (text.length > SECRET_TEXT_MAX) return false;
  for (const [run] of text.matchAll(RUNS)) if (/\d/.test(run) && /[A-Za-z]/.test(run)) return true;
  return false;
}
