import type { SeaTalkError } from '../client/errors';
import { Code } from '../contract/codes';

/**
 * What a call shows of the app, whatever it was about:
 * - `allowed`: the app may make it, also where there is nothing at the other end;
 * - `not_permitted`, `bot_off`, `not_online`: codes 103, 104, and 105 or 5002;
 * - `blocked`: HTTP 403 without a code, as for an address that isn't on the IP allowlist;
 * - `credentials`: the secret or the token was rejected, or the secret isn't there;
 * - `unreached`: no answer came;
 * - `limited`, `cancelled`: it wasn't made in the end;
 * - `unclear`: an answer that says nothing about the app.
 */
export type Outcome =
  | 'allowed'
  | 'not_permitted'
  | 'bot_off'
  | 'not_online'
  | 'blocked'
  | 'credentials'
  | 'unreached'
  | 'limited'
  | 'cancelled'
  | 'unclear';

/** Codes that say something about the app itself. */
const ofCodes: ReadonlyMap<number | undefined, Outcome> = new Map([
  [Code.noPermission, 'not_permitted'],
  [Code.botOff, 'bot_off'],
  [Code.notOnline, 'not_online'],
  [Code.neverReleased, 'not_online'],
]);

/** Reads what a call ended with; undefined for one that succeeded. */
export function outcomeOf(error: Pick<SeaTalkError, 'kind' | 'code'> | undefined): Outcome {
  if (!error) return 'allowed';
  const { kind, code } = error;
  const known = ofCodes.get(code);
  if (known) return known;
  switch (kind) {
    case 'permission':
      return code === undefined ? 'blocked' : 'allowed';
    // The platform looked for what was asked, so asking is allowed.
    case 'not_found':
    case 'state':
      return code === undefined ? 'unclear' : 'allowed';
    case 'auth':
    case 'no_credentials':
    case 'credentials_unreadable':
      return 'credentials';
    case 'refused':
    case 'unknown_host':
    case 'certificate':
    case 'connect_timeout':
    case 'proxy_sign_in':
    case 'connect':
    case 'no_answer':
    case 'deadline':
      return 'unreached';
    case 'rate_limit':
      return 'limited';
    case 'cancelled':
      return 'cancelled';
    case 'invalid':
    case 'server':
    case 'unknown_fate':
    case 'bad_answer':
    case 'too_large':
    case 'forbidden_origin':
      return 'unclear';
  }
}
