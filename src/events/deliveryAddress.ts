import { isLoopback } from '../base/loopback';
import { BLOCKED_PORTS } from '../wire/blockedPorts';

/** Where an event can be posted to; made by {@link readDeliveryAddress} only. */
export interface DeliveryAddress {
  readonly url: string;
  /** Scheme, host and port: what a person agrees to. */
  readonly origin: string;
  /** On this machine: no consent is needed, and no proxy is asked. */
  readonly isLoopback: boolean;
  /** Readable on the way, and not on this machine. */
  readonly isOpen: boolean;
}

/** Why nothing can be delivered to what was typed. */
export type AddressProblem = 'empty' | 'not-an-address' | 'scheme' | 'user-info' | 'port' | 'too-long';

/** UTF-16 units. */
const ADDRESS_MAX = 2_000;

/**
 * Reads an address as a person types it. `http://` may be left out for a bot on this machine, as people copy `localhost:3000`
 * from a terminal. A fragment is dropped: it never travels. User name and password are refused, since they would be kept with
 * the address.
 */
export function readDeliveryAddress(text: string): DeliveryAddress | { readonly problem: AddressProblem } {
  const typed = text.trim();
  if (typed === '') return { problem: 'empty' };
  if (typed.length > ADDRESS_MAX) return { problem: 'too-long' };
  const url = typed.includes('://') ? parse(typed) : localOnly(parse(`http://${typed}`));
  if (!url || url.hostname === '') return { problem: 'not-an-address' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { problem: 'scheme' };
  if (url.username !== '' || url.password !== '') return { problem: 'user-info' };
  if (BLOCKED_PORTS.has(Number(url.port || 80))) return { problem: 'port' };
  url.hash = '';
  const local = isLoopback(url);
  return {
    url: url.href,
    origin: url.origin,
    isLoopback: local,
    isOpen: !local && url.protocol === 'http:',
  };
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function localOnly(url: URL | undefined): URL | undefined {
  return url && isLoopback(url) ? url : undefined;
}
