import { createHash, timingSafeEqual } from 'node:crypto';

/** The header that carries the signature of an event; names of headers are the same in any case. */
export const SIGNATURE_HEADER = 'Signature';

/**
 * Signs an event as the platform does: SHA-256 over the body and then the signing secret, no HMAC. The scheme has no time in it,
 * so a receiver that fears repeats looks at `event_id` and `timestamp`. https://open.seatalk.io/docs/list-of-events
 * @param body the bytes as they travel; JSON that was parsed and written again has others.
 * @returns 64 lower-case hexadecimal characters.
 */
export function sign(body: Uint8Array, secret: string): string {
  return digest(body, secret).toString('hex');
}

/**
 * Whether a signature belongs to these bytes and this secret. Takes as long for a wrong one as for a right one.
 * @param signature as the header had it; missing or misshapen ones are wrong.
 */
export function verify(body: Uint8Array, secret: string, signature: string | undefined): boolean {
  if (signature === undefined || !/^[0-9a-f]{64}$/u.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), digest(body, secret));
}

function digest(body: Uint8Array, secret: string): Buffer {
  return createHash('sha256').update(body).update(secret, 'utf8').digest();
}
