import type { TransportPhase } from './transport';
import { PROXY_SIGN_IN, connectFailure } from './unreachable';

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
    if (code === 'UND_ERR_ABORTED')
      return { code: isProxySignIn(link) ? PROXY_SIGN_IN : code, phase: 'connect' };
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
  if (connectFailure(code) !== undefined) return true;
  // Attempts over several addresses: each must have failed to connect.
  if ('errors' in error && Array.isArray(error.errors)) {
    return error.errors.length > 0 && error.errors.every((each) => failurePhase(each).phase === 'connect');
  }
  if ('syscall' in error && error.syscall === 'connect') return true;
  // Node says so, and only so, when a socket closes during the TLS handshake.
  return code === 'ECONNRESET' && 'localAddress' in error && 'host' in error;
}

function codeOf(error: object): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (!(error instanceof Error)) return undefined;
  // Chromium's codes are all that its errors say.
  return /^net::(ERR_[A-Z0-9_]+)$/u.exec(error.message)?.[1];
}

/** A proxy that refuses a tunnel; our own aborts are recognized by their signal before. Its status stands in the text alone. */
function isProxySignIn(error: object): boolean {
  return error instanceof Error && error.message.includes('(407)');
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
