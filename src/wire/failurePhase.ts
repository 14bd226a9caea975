import type { TransportPhase } from './transport';

/** Codes that appear only before a request is written. */
const CONNECT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_TLS',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  // OpenSSL's names for certificates it does not accept.
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'HOSTNAME_MISMATCH',
]);
/** Handshakes that fail; whole families of codes. */
const CONNECT_FAMILIES = ['CERT_', 'ERR_TLS_', 'ERR_SSL_', 'UND_ERR_SOCKS5'];

const READ_CODES = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_RESPONSE']);

interface Coded {
  readonly code: string | undefined;
  readonly phase: TransportPhase;
}

/**
 * How far a request got, by the error of undici or `fetch`. In doubt it may have been delivered: only what certainly wasn't
 * is called `connect`.
 * @param error what was thrown before the headers of an answer came.
 */
export function failurePhase(error: unknown): Coded {
  const chain = causes(error);
  for (const link of chain) {
    const code = codeOf(link);
    if (code === undefined) continue;
    if (isConnect(link, code)) return { code, phase: 'connect' };
    if (READ_CODES.has(code)) return { code, phase: 'read' };
    return { code, phase: 'send' };
  }
  return { code: undefined, phase: 'send' };
}

/** Whether an error comes from a mistake in the request itself, which was never sent. */
export function isBadRequest(error: unknown): boolean {
  return causes(error).some((link) => {
    const code = codeOf(link);
    return code === 'UND_ERR_INVALID_ARG' || code === 'ERR_INVALID_URL' || code === 'ERR_INVALID_CHAR';
  });
}

function isConnect(error: object, code: string): boolean {
  if (CONNECT_CODES.has(code) || CONNECT_FAMILIES.some((family) => code.startsWith(family))) return true;
  // A proxy that refuses a tunnel; our own aborts are recognized by their signal before.
  if (code === 'UND_ERR_ABORTED') return true;
  // Attempts over several addresses: each must have failed to connect.
  if ('errors' in error && Array.isArray(error.errors)) {
    return error.errors.length > 0 && error.errors.every((each) => failurePhase(each).phase === 'connect');
  }
  if ('syscall' in error && error.syscall === 'connect') return true;
  // Node says so, and only so, when a socket closes during the TLS handshake.
  return code === 'ECONNRESET' && 'localAddress' in error && 'host' in error;
}

function codeOf(error: object): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function causes(error: unknown): object[] {
  const chain: object[] = [];
  let link = error;
  while (typeof link === 'object' && link !== null && chain.length < 8) {
    chain.push(link);
    link = 'cause' in link ? link.cause : undefined;
  }
  return chain;
}
