/**
 * Why no connection came about. `refused`: nothing listens on that port. `unknown-host`: the name leads nowhere. `certificate`: the
 * other side's is not trusted here. `no-tls`: it does not speak https.
 */
export type UnreachableReason = 'refused' | 'unknown-host' | 'certificate' | 'no-tls' | 'other';

const REASONS: readonly (readonly [pattern: RegExp, reason: UnreachableReason])[] = [
  [/^ECONNREFUSED$/u, 'refused'],
  [/^(?:ENOTFOUND|EAI_)/u, 'unknown-host'],
  // OpenSSL's names for certificates it does not accept, and Node's for names that don't fit.
  [/^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/u, 'certificate'],
  [/^(?:ERR_SSL_|EPROTO$)/u, 'no-tls'],
];

/** The reason behind the system's code for a failed connection. */
export function unreachableReason(code: string | undefined): UnreachableReason {
  return REASONS.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? 'other';
}
