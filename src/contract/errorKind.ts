import type { CodeKind } from './codes';

/**
 * What went wrong, to decide on. Beside the kinds of the platform's codes:
 * - `refused`, `unknown_host`, `certificate`, `connect_timeout`, `proxy_sign_in`, and `connect` for any other reason: the other side was
 *   not reached, nothing was delivered;
 * - `no_answer`: a call that may be repeated got no answer, several times;
 * - `unknown_fate`: a call that must not be repeated got no answer, so that it may or may not have had its effect;
 * - `cancelled`, `deadline`: given up by the caller or for lack of time;
 * - `bad_answer`: an answer came and made no sense (no JSON, no code, wrong shape); the call itself may well have worked;
 * - `no_credentials`: no app secret is stored;
 * - `credentials_unreadable`: the store of the app secret failed, so the call was not sent;
 * - `too_large`: an answer or download above its size cap;
 * - `forbidden_origin`: the token was not sent because the URL is not the app's own.
 */
export type ErrorKind =
  | CodeKind
  | 'refused'
  | 'unknown_host'
  | 'certificate'
  | 'connect_timeout'
  | 'proxy_sign_in'
  | 'connect'
  | 'no_answer'
  | 'unknown_fate'
  | 'cancelled'
  | 'deadline'
  | 'bad_answer'
  | 'no_credentials'
  | 'credentials_unreadable'
  | 'too_large'
  | 'forbidden_origin';

const UNREACHED: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'refused',
  'unknown_host',
  'certificate',
  'connect_timeout',
  'proxy_sign_in',
  'connect',
]);

/** Whether the other side was not reached. */
export function isUnreached(kind: ErrorKind): boolean {
  return UNREACHED.has(kind);
}
