import type { ErrorKind } from '../contract/errorKind';

/**
 * Why no connection came about. `refused`: nothing listens on that port. `unknown-host`: the name leads nowhere. `certificate`: the
 * other side's is not trusted here. `no-tls`: it does not speak https. `timeout`: nothing answered in time. `proxy-sign-in`: a proxy in between
 * asks who we are.
 */
export type UnreachableReason =
  'refused' | 'unknown-host' | 'certificate' | 'no-tls' | 'timeout' | 'proxy-sign-in' | 'other';

/** Stands for the status with which a proxy asks for a sign-in, where it comes as an error without a code. */
export const PROXY_SIGN_IN = 'PROXY_SIGN_IN';

/** By the codes of Node, OpenSSL, undici, and, without its `net::`, Chromium. All of them appear only before a request is written. */
const REASONS: readonly (readonly [pattern: RegExp, reason: UnreachableReason])[] = [
  [/^(?:ECONNREFUSED|ERR_CONNECTION_REFUSED)$/u, 'refused'],
  [/^(?:ENOTFOUND$|EAI_|ERR_NAME_|ERR_DNS_)/u, 'unknown-host'],
  // OpenSSL's names for certificates it does not accept, and Node's for names that don't fit.
  [
    /^(?:CERT_|ERR_CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERROR_IN_CERT_|CRL_)/u,
    'certificate',
  ],
  [/^(?:ERR_SSL_|EPROTO$)/u, 'no-tls'],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_TIMED_OUT)$/u, 'timeout'],
  [/^(?:PROXY_SIGN_IN|ERR_PROXY_AUTH_)/u, 'proxy-sign-in'],
  [/^(?:EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|BLOCKED_PORT)$/u, 'other'],
  [/^(?:ERR_TLS_|UND_ERR_PRX_TLS|UND_ERR_SOCKS5|ERR_PROXY_|ERR_SOCKS_|ERR_TUNNEL_)/u, 'other'],
  [/^ERR_(?:INTERNET_DISCONNECTED|ADDRESS_|UNSAFE_PORT|CONNECTION_FAILED)/u, 'other'],
];

/** The reason behind a code that appears only where a connection failed; `undefined` for any other code. */
export function connectFailure(code: string): UnreachableReason | undefined {
  return REASONS.find(([pattern]) => pattern.test(code))?.[1];
}

/** The reason behind the code of a connection that failed. */
export function unreachableReason(code: string | undefined): UnreachableReason {
  // On its own the code may be that of a connection that had been made.
  if (code === 'ETIMEDOUT') return 'timeout';
  return (code === undefined ? undefined : connectFailure(code)) ?? 'other';
}

const KINDS: Record<UnreachableReason, ErrorKind> = {
  refused: 'refused',
  'unknown-host': 'unknown_host',
  certificate: 'certificate',
  'no-tls': 'connect',
  timeout: 'connect_timeout',
  'proxy-sign-in': 'proxy_sign_in',
  other: 'connect',
};

/** The kind of error that a connection which failed for this reason is. */
export function unreachableKind(reason: UnreachableReason): ErrorKind {
  return KINDS[reason];
}

/** Whether the next try would fail for the same reason: only a person can change it. */
export function isLasting(reason: UnreachableReason): boolean {
  return reason === 'certificate' || reason === 'no-tls' || reason === 'proxy-sign-in';
}
