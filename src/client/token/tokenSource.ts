import { createHash } from 'node:crypto';
import type { Clock, Disposable } from '../../base/clock';
import { Code } from '../../contract/codes';
import type { TokenPort } from '../call/caller';
import { SeaTalkError } from '../errors';
import { renewAtMs, tokenLifetimeMs, usableUntilMs } from './tokenLifetime';
import type { StoredToken, TokenStore } from './tokenStore';
import { storedToken } from './tokenStore';

/** How long a secret the platform called wrong is not tried again, in milliseconds. */
const WRONG_SECRET_MS = 60_000;
/** Tokens the platform did not take; a handful, for windows that hand an old one around. */
const MAX_REJECTED = 8;

/** The platform's answer to a request for a token. */
export interface IssuedToken {
  readonly token: string;
  /** As the platform says it: Unix seconds, or seconds from now. */
  readonly expire: number;
  /** The server's time in milliseconds since the epoch, where the answer has it. */
  readonly serverNowMs?: number | undefined;
}

export interface TokenSourceOptions {
  readonly appId: string;
  readonly baseUrl: string;
  readonly secret: () => Promise<string | undefined>;
  /** Asks the platform. @throws SeaTalkError */
  readonly issue: (secret: string, signal: AbortSignal) => Promise<IssuedToken>;
  readonly store?: TokenStore | undefined;
  readonly clock: Clock;
  /** Keeps a token or secret out of logs until it is let go; called before they are used. */
  readonly hide: (secret: string) => Disposable;
}

/**
 * The access token of one app. However many calls ask, one request is under way; a token is used until shortly before it ends,
 * taken from another window that has a newer one, and thrown away when the platform rejects it.
 */
export class TokenSource implements TokenPort, Disposable {
  readonly #options: TokenSourceOptions;
  readonly #rejected = new Set<string>();
  readonly #watch: Disposable | undefined;
  readonly #closed = new AbortController();
  /** Tokens and secrets that are kept out of logs; tokens with their end. */
  readonly #hidden = new Map<string, { readonly held: Disposable; readonly endsAtMs: number }>();
  #token: StoredToken | undefined;
  #renewal: Promise<string> | undefined;
  /** Grows with every invalidation: what was asked for before is not kept. */
  #generation = 0;
  #forgetting: Promise<void> | undefined;
  #secretDigest: string | undefined;
  #wrongSecret:
    /** Until then on the monotonic clock. */
    { readonly digest: string; readonly untilMs: number; readonly error: SeaTalkError } | undefined;

  constructor(options: TokenSourceOptions) {
    this.#options = options;
    this.#watch = options.store?.onDidChange?.(() => void this.#adoptNewer());
  }

  /** When the token ends, in milliseconds since the epoch; `undefined` without one. */
  get expiresAtMs(): number | undefined {
    return this.#token?.expiresAtMs;
  }

  current(): string | undefined {
    const token = this.#token;
    return token && this.#options.clock.now() < renewAtMs(token) ? token.token : undefined;
  }

  /** @throws SeaTalkError */
  async get(): Promise<string> {
    for (;;) {
      if (this.#closed.signal.aborted) throw failed('cancelled', 'the client was closed');
      const generation = this.#generation;
      const token = this.#token;
      const nowMs = this.#options.clock.now();
      if (token && nowMs < renewAtMs(token)) return token.token;
      const renewal = this.#shared(generation);
      if (token && nowMs < usableUntilMs(token)) {
        // Nobody waits for the next one while this one serves; if it fails, the next call asks again.
        renewal.catch(() => undefined);
        return token.token;
      }
      try {
        const renewed = await renewal;
        if (generation === this.#generation) return renewed;
      } catch (error) {
        if (generation === this.#generation) throw error;
      }
      // Invalidated meanwhile: what came is not used.
    }
  }

  reject(token: string): void {
    remember(this.#rejected, token);
    // Another call may have replaced it already.
    if (this.#token?.token === token) this.#token = undefined;
  }

  /** Forgets the token here and in the store, and a renewal on its way with it: the secret or the app changed. */
  invalidate(): void {
    this.#generation += 1;
    this.#token = undefined;
    this.#renewal = undefined;
    this.#wrongSecret = undefined;
    const { store } = this.#options;
    this.#forgetting = store?.save(undefined).catch(() => undefined);
  }

  dispose(): void {
    this.#closed.abort(failed('cancelled', 'the client was closed'));
    this.#watch?.dispose();
    this.#letGo(Infinity);
  }

  #hide(secret: string, endsAtMs = Infinity): void {
    this.#letGo(this.#options.clock.now());
    if (!this.#hidden.has(secret)) this.#hidden.set(secret, { held: this.#options.hide(secret), endsAtMs });
  }

  /** Shows what has ended by then. */
  #letGo(nowMs: number): void {
    for (const [secret, { held, endsAtMs }] of this.#hidden) {
      if (endsAtMs > nowMs && nowMs < Infinity) continue;
      held.dispose();
      this.#hidden.delete(secret);
    }
  }

  #shared(generation: number): Promise<string> {
    if (this.#renewal) return this.#renewal;
    const renewal = this.#renew(generation).finally(() => {
      if (this.#renewal === renewal) this.#renewal = undefined;
    });
    this.#renewal = renewal;
    return renewal;
  }

  async #renew(generation: number): Promise<string> {
    const { store, clock, appId, baseUrl } = this.#options;
    const appSecret = await this.#secret();
    if (appSecret === undefined || appSecret === '') {
      throw failed('no_credentials', 'no app secret is stored for this app');
    }
    this.#hide(appSecret);
    const secretDigest = createHash('sha256').update(appSecret).digest('base64');
    this.#secretDigest = secretDigest;
    await this.#forgetting;
    const shared = await this.#load();
    if (shared && clock.now() < renewAtMs(shared)) {
      if (generation === this.#generation) this.#token = shared;
      return shared.token;
    }
    const { token, expire, serverNowMs } = await this.#issue(appSecret, secretDigest, generation);
    const obtainedAtMs = clock.now();
    const lifetimeMs = tokenLifetimeMs(expire, obtainedAtMs, serverNowMs);
    this.#hide(token, lifetimeMs === undefined ? Infinity : obtainedAtMs + lifetimeMs);
    if (lifetimeMs === undefined)
      throw failed('bad_answer', 'the platform issued a token that has ended already');
    if (generation === this.#generation) {
      this.#rejected.delete(token);
      const expiresAtMs = obtainedAtMs + lifetimeMs;
      this.#token = { appId, baseUrl, secretDigest, token, obtainedAtMs, expiresAtMs };
      // Sharing is a convenience: no call waits for it or fails with it.
      store?.save(this.#token).catch(() => undefined);
    }
    return token;
  }

  /** @throws SeaTalkError, so that whoever made the call knows that it was not sent. */
  async #secret(): Promise<string | undefined> {
    try {
      return await this.#options.secret();
    } catch {
      // What a store of secrets says about its failure may hold anything.
      throw failed('credentials_unreadable', 'the app secret could not be read');
    }
  }

  /** Asks the platform, unless it called this very secret wrong a moment ago. */
  async #issue(appSecret: string, digest: string, generation: number): Promise<IssuedToken> {
    const { issue, clock } = this.#options;
    const wrong = this.#wrongSecret;
    if (wrong?.digest === digest && clock.monotonic() < wrong.untilMs) throw wrong.error;
    try {
      return await issue(appSecret, this.#closed.signal);
    } catch (error) {
      const isWrong = error instanceof SeaTalkError && error.code === Code.secretWrong;
      if (isWrong && generation === this.#generation) {
        this.#wrongSecret = { digest, untilMs: clock.monotonic() + WRONG_SECRET_MS, error };
      }
      throw error;
    }
  }

  /** The shared token, if it is for this app and secret, has not ended and was not rejected. */
  async #load(): Promise<StoredToken | undefined> {
    const { store, appId, baseUrl, clock } = this.#options;
    const loaded = storedToken.safeParse(await store?.load().catch(() => undefined));
    if (!loaded.success) return undefined;
    const token = loaded.data;
    this.#hide(token.token, token.expiresAtMs);
    const ours =
      token.appId === appId && token.baseUrl === baseUrl && token.secretDigest === this.#secretDigest;
    return ours && !this.#rejected.has(token.token) && clock.now() < token.expiresAtMs ? token : undefined;
  }

  /** A window saved: its token counts unless ours is newer, because a new one may have ended the old. */
  async #adoptNewer(): Promise<void> {
    const generation = this.#generation;
    const shared = await this.#load();
    if (!shared || generation !== this.#generation) return;
    if (!this.#token || shared.obtainedAtMs >= this.#token.obtainedAtMs) this.#token = shared;
  }
}

function remember(rejected: Set<string>, token: string): void {
  rejected.add(token);
  const [oldest] = rejected;
  if (rejected.size > MAX_REJECTED && oldest !== undefined) rejected.delete(oldest);
}

function failed(
  kind: 'no_credentials' | 'credentials_unreadable' | 'bad_answer' | 'cancelled',
  reason: string,
): SeaTalkError {
  return new SeaTalkError({ kind, endpoint: 'getAppAccessToken', reason });
}
