/**
 * Whether a URL's host is this machine, by a name that can't be made to point elsewhere. Only these three: they are also the ones
 * the editor never sends through a proxy, while the rest of 127.0.0.0/8 would go to one.
 */
export function isLoopback(url: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}
