import type * as z from 'zod';

/** So many calls within so long. Whether the platform's windows are fixed or sliding is not documented. */
export interface RateWindow {
  readonly limit: number;
  /** Milliseconds. */
  readonly windowMs: number;
}

/** Whose calls a window counts together. */
export type RateScope = 'app' | 'system_account';

/** What proves that the caller may call. A webhook's URL is its own proof. */
export type Auth = 'none' | 'token' | 'webhook';

/** How the answer is read: JSON with a `code`, or raw bytes. */
export type AnswerFormat = 'json' | 'bytes';

/** One call of the platform: everything the client, the local SeaTalk and the views need to know about it. */
export interface Endpoint<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> {
  /** The call's title in the platform's documentation. */
  readonly title: string;
  readonly method: 'GET' | 'POST';
  /** Path under the base URL; `{opaque}` and `{key}` stand for one segment. */
  readonly path: string;
  readonly auth: Auth;
  readonly answer: AnswerFormat;
  /** Query of a GET, body of a POST. Strict: we send only what is documented. */
  readonly request: Request;
  /** The body of an answer with code 0. Loose: the platform adds fields. */
  readonly response: Response;
  readonly windows: readonly RateWindow[];
  readonly scope: RateScope;
  /**
   * What a second identical call does when the fate of the first is unknown (read time-out, cut connection, 5xx):
   * `safe` changes nothing further, `unsafe` sends, creates or breaks something a second time.
   */
  readonly repeat: 'safe' | 'unsafe';
  /** The permission's name in the developer portal; absent where none is named. */
  readonly permission?: string;
  /** The page of the platform's documentation, or of the error list where the call's own page is not public. */
  readonly docs: string;
  /** Calls that answer in pages name the path to their list here. */
  readonly list?: readonly string[];
}

/** Builds one row; `GET`s are safe to repeat, a row overrides what differs. */
export function defineEndpoint<Request extends z.ZodType, Response extends z.ZodType>(
  row: Omit<Endpoint<Request, Response>, 'auth' | 'answer' | 'scope' | 'docs'> &
    Partial<Pick<Endpoint, 'auth' | 'answer' | 'scope'>> & { readonly docs: string },
): Endpoint<Request, Response> {
  return {
    auth: 'token',
    answer: 'json',
    scope: 'app',
    ...row,
    docs: `https://open.seatalk.io/docs/${row.docs}`,
  };
}

export const perSecond = (limit: number): RateWindow => ({ limit, windowMs: 1_000 });
export const perMinute = (limit: number): RateWindow => ({ limit, windowMs: 60_000 });
export const perHour = (limit: number): RateWindow => ({ limit, windowMs: 3_600_000 });
export const perDay = (limit: number): RateWindow => ({ limit, windowMs: 86_400_000 });

/** The platform-wide default where a call states no limit of its own. */
export const DEFAULT_WINDOWS: readonly RateWindow[] = [perMinute(1000)];
