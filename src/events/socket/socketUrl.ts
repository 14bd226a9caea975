import { isLoopback } from '../../base/loopback';

/**
 * Reads where to connect to. The app secret travels there, so it's `wss:`; `ws:` only on this machine.
 * @throws TypeError for anything else, and for an address with a user name or password. The message doesn't contain the address.
 */
export function readSocketUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.hostname === '') throw new TypeError('This is not an address of a WebSocket');
  if (url.username !== '' || url.password !== '')
    throw new TypeError('The address of a WebSocket has no user name and no password');
  if (url.protocol !== 'wss:' && !(url.protocol === 'ws:' && isLoopback(url)))
    throw new TypeError('The address of a WebSocket starts with wss://; with ws:// only on this machine');
  url.hash = '';
  return url.href;
}
