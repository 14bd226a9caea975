import type { IncomingHttpHeaders } from 'node:http';
import type { ArrivalRejection } from '../../traffic/exchange';
import { SIGNATURE_HEADER, verify } from '../../wire/signature';
import type { EventEnvelope } from '../../contract/eventTable';
import { readEnvelope, readEventJson } from '../receivedEvent';
import { isServedHost } from './servedHost';

/** What a receiver accepts. */
export interface ReceiverTerms {
  readonly port: number;
  readonly path: string;
  readonly hosts: readonly string[];
  readonly signingSecret: string;
  /** Milliseconds that `timestamp` may be away from now, in either direction. */
  readonly freshnessMs: number;
}

/** What is wrong with a request before its body is read, if anything is. */
export function rejectHead(
  {
    method,
    url = '',
    headers,
  }: { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders },
  { port, path, hosts }: ReceiverTerms,
): ArrivalRejection | undefined {
  if (!isServedHost(headers.host, port, hosts)) return 'foreign_host';
  // The platform sends none; a browser sends one with every POST.
  if (headers.origin !== undefined) return 'web_page';
  if (url.split('?', 1)[0] !== path) return 'wrong_path';
  if (method !== 'POST') return 'wrong_method';
  return headers[SIGNATURE_HEADER.toLowerCase()] === undefined ? 'unsigned' : undefined;
}

/** An event that may be believed. */
export interface JudgedEvent {
  readonly envelope: EventEnvelope;
  readonly text: string;
}

/**
 * Reads a body.
 * @param nowMs milliseconds since the epoch.
 * @returns why it's rejected, or the event. Nothing of what isn't signed right is parsed.
 */
export function judgeBody(
  bytes: Uint8Array,
  signature: string | readonly string[] | undefined,
  { signingSecret, freshnessMs }: ReceiverTerms,
  nowMs: number,
): JudgedEvent | ArrivalRejection {
  if (!verify(bytes, signingSecret, typeof signature === 'string' ? signature : undefined))
    return 'wrong_signature';
  const text = textOf(bytes);
  const envelope = text === undefined ? undefined : readEnvelope(readEventJson(text));
  if (text === undefined || !envelope) return 'not_an_event';
  // The signature has no time in it: something that was recorded would be right for ever.
  return Math.abs(nowMs - envelope.timestamp * 1000) > freshnessMs ? 'stale' : { envelope, text };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    // A mark at the start would be lost, and the signature with it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The HTTP status of a rejection. */
export const REJECTION_STATUS: Readonly<Record<ArrivalRejection, number>> = {
  foreign_host: 403,
  web_page: 403,
  wrong_path: 404,
  wrong_method: 405,
  too_large: 413,
  too_slow: 408,
  unsigned: 401,
  wrong_signature: 401,
  not_an_event: 400,
  stale: 400,
};
