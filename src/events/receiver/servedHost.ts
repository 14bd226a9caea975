import { isLoopback } from '../../base/loopback';

/**
 * Whether a receiver answers as this host. A web page must not reach it by a name that was made to point to this machine (DNS rebinding), so only
 * two kinds of names count: those of this machine with the receiver's port, and those that were allowed.
 * @param host the `Host` header.
 * @param allowed names without a port, of whatever forwards requests; a forwarder may come in at any port.
 */
export function isServedHost(host: string | undefined, port: number, allowed: readonly string[]): boolean {
  // A host and nothing else: no path, no user name.
  if (host === undefined || /[/\\?#@\s]/u.test(host) || !URL.canParse(`http://${host}`)) return false;
  const url = new URL(`http://${host}`);
  if (allowed.some((name) => name.toLowerCase() === url.hostname)) return true;
  return isLoopback(url) && Number(url.port || 80) === port;
}
