import type { Disposable } from '../base/clock';

const HIDDEN = '[redacted]';
/** Shorter strings would blot out ordinary words. */
const MIN_SECRET_CHARACTERS = 6;
/** Base64 of this length is content of a file, not something to read. */
const MIN_BASE64_CHARACTERS = 256;
const MAX_DEPTH = 24;

const SECRET_NAMES = [
  'app_secret',
  'app_access_token',
  'access_token',
  'signing_secret',
  'authorization',
  'proxy-authorization',
  'x-local-token',
  'secret',
  'token',
  'password',
  'cookie',
  'set-cookie',
];
const SECRET_NAME = new Set(SECRET_NAMES);

/** `"app_secret": "…"`, `app_secret=…`, also inside JSON that is a string itself. */
const NAMED = new RegExp(
  String.raw`((?<![\w-])(?:${SECRET_NAMES.join('|')})\\*["']?\s*[:=]\s*\\*["']?)((?:bearer|basic)\s+)?[^\s"'\\,;&}\]]+`,
  'gi',
);
const BEARER = /\b(bearer\s+)[\w.~+/=-]+/gi;
const WEBHOOK_KEY = /(\/webhook\/group\/)[^\s/?#"'<>\\){]+/gi;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'@]+@/gi;
const BASE64 = new RegExp(`[A-Za-z0-9+/_-]{${MIN_BASE64_CHARACTERS},}={0,2}`, 'g');

/**
 * Takes secrets out of whatever is logged or shown: the values that were registered, what stands where secrets stand (the Authorization
 * header, `app_secret`, tokens, the key in a webhook's URL, passwords in URLs), and shortens Base64 content.
 */
export class Redactor {
  /** Each with the number of those who hold it. */
  readonly #secrets = new Map<string, number>();
  #known: RegExp | undefined;

  /**
   * Hides `secret` wherever it appears, until everyone who registered it has let go. Any text may be one; very short ones are left
   * alone.
   * @returns lets go of it.
   */
  register(secret: string): Disposable {
    if (secret.length < MIN_SECRET_CHARACTERS) return { dispose: () => undefined };
    this.#hold(secret, 1);
    let held = true;
    return {
      dispose: () => {
        if (held) this.#hold(secret, -1);
        held = false;
      },
    };
  }

  #hold(secret: string, change: 1 | -1): void {
    const before = this.#secrets.get(secret) ?? 0;
    if (before + change > 0) this.#secrets.set(secret, before + change);
    else this.#secrets.delete(secret);
    if (before === 0 || before + change === 0) this.#known = undefined;
  }

  text(text: string): string {
    const known = this.#pattern();
    const hidden = known ? text.replace(known, HIDDEN) : text;
    return hidden
      .replace(NAMED, `$1${HIDDEN}`)
      .replace(BEARER, `$1${HIDDEN}`)
      .replace(WEBHOOK_KEY, `$1${HIDDEN}`)
      .replace(URL_PASSWORD, `$1${HIDDEN}@`)
      .replace(BASE64, shortened);
  }

  /** A copy of plain data without secrets. */
  value(value: unknown): unknown {
    return this.#copy(value, 0);
  }

  /** A copy of an error without secrets: name, message, code, stack and causes; anything else it carries is left out. */
  error(error: unknown, depth = 0): unknown {
    if (!(error instanceof Error)) return this.value(error);
    const copy = new Error(this.text(error.message));
    copy.name = error.name;
    if (error.stack !== undefined) copy.stack = this.text(error.stack);
    if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) {
      Object.assign(copy, { code: error.code });
    }
    if (error.cause !== undefined && depth < 8) copy.cause = this.error(error.cause, depth + 1);
    return copy;
  }

  #copy(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    // Deep enough for any message; this also ends cycles.
    if (depth >= MAX_DEPTH) return '…';
    if (Array.isArray(value)) return value.map((item) => this.#copy(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        SECRET_NAME.has(name.toLowerCase()) && inner !== undefined && inner !== null
          ? HIDDEN
          : this.#copy(inner, depth + 1),
      ]),
    );
  }

  #pattern(): RegExp | undefined {
    if (this.#known || this.#secrets.size === 0) return this.#known;
    // The longest first: one secret may begin with another.
    const sorted = [...new Set([...this.#secrets.keys()].flatMap(formsOf))].toSorted(
      (a, b) => b.length - a.length,
    );
    this.#known = new RegExp(
      sorted.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'),
      'g',
    );
    return this.#known;
  }
}

/** The ways in which a secret is written: in text, in URLs, in JSON, and in JSON that is a string itself. */
function formsOf(secret: string): string[] {
  // What half a character becomes in bytes; `encodeURIComponent` throws on it.
  const wellFormed = secret.replace(/\p{Surrogate}/gu, '\ufffd');
  const json = inJson(secret);
  return [secret, wellFormed, encodeURIComponent(wellFormed), json, inJson(json)];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function shortened(base64: string): string {
  return `${base64.slice(0, 16)}…[${base64.length} characters]`;
}
