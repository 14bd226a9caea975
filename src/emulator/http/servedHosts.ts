import { visible } from '../../cli/visible';

/** What a request says of the way it came. Header values as received. */
export interface Arrival {
  readonly host: string;
  readonly origin?: string | undefined;
  readonly forwardedHost?: string | undefined;
  readonly forwardedProto?: string | undefined;
  /** Address of the other end of the connection; undefined for a request from memory. */
  readonly remoteAddress?: string | undefined;
}

/** The origin that links in the answer lead to, or why the request is not served. */
export type Admission = { readonly linkOrigin: string } | { readonly refusal: string };

export interface ServedHostsOptions {
  /** The port we listen on; undefined while requests come from memory. */
  readonly port: () => number | undefined;
  /** As {@link publicOrigin} returns it: where clients reach this platform, when that isn't the address we listen on. */
  readonly publicOrigin?: string | undefined;
  /** More host names to serve, without port. */
  readonly hosts?: readonly string[] | undefined;
}

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const HOST = /^(\[[0-9a-f:]{2,39}\]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)(?::(\d{1,5}))?$/i;
const LOOPBACK_ADDRESS = /^(?:::ffff:)?127\.|^::1$/;
const SHOWN_CHARACTERS = 100;

/**
 * The hosts that a local SeaTalk answers as: the loopback names with its port, the host of its public URL, and those that were
 * allowed by name. A web page in a browser on this machine must not reach anything here, neither by DNS rebinding nor by a cross-site
 * form, so everything else is refused.
 */
export class ServedHosts {
  readonly #port: () => number | undefined;
  readonly #publicOrigin: string | undefined;
  readonly #names: ReadonlySet<string>;

  constructor({ port, publicOrigin: origin, hosts = [] }: ServedHostsOptions) {
    this.#port = port;
    this.#publicOrigin = origin;
    const names = hosts.map((name) => name.toLowerCase());
    this.#names = new Set(origin === undefined ? names : [...names, new URL(origin).hostname]);
  }

  admit(arrival: Arrival): Admission {
    const { host, origin } = arrival;
    if (!this.#isServed(host)) return { refusal: this.#notServed(host) };
    const arrived = this.#arrivedAt(arrival);
    const own = [arrived, `http://${host}`, this.#publicOrigin];
    if (origin !== undefined && !own.includes(origin))
      return { refusal: 'This local SeaTalk does not answer web pages of other origins.' };
    return { linkOrigin: this.#publicOrigin ?? arrived };
  }

  /** The origin that the client used, as a proxy on this machine reports it. Nobody else's report counts. */
  #arrivedAt({ host, forwardedHost, forwardedProto, remoteAddress }: Arrival): string {
    if (remoteAddress !== undefined && !LOOPBACK_ADDRESS.test(remoteAddress)) return `http://${host}`;
    const forwarded = firstOf(forwardedHost);
    const isReported = LOOPBACK_NAMES.has(nameOf(forwarded)) || this.#names.has(nameOf(forwarded));
    const isProxied = isReported || this.#names.has(nameOf(host));
    // Where we listen ourselves there is no TLS.
    const scheme = isProxied && firstOf(forwardedProto).toLowerCase() === 'https' ? 'https' : 'http';
    return `${scheme}://${isReported ? forwarded : host}`;
  }

  /** Our port belongs to a loopback name, as any page can be at another. A name that was allowed may be a proxy's. */
  #isServed(host: string): boolean {
    const name = nameOf(host);
    if (this.#names.has(name)) return true;
    const ours = this.#port();
    return LOOPBACK_NAMES.has(name) && (ours === undefined || Number(HOST.exec(host)?.[2] ?? 80) === ours);
  }

  #notServed(host: string): string {
    const port = this.#port();
    const served = [
      ...[...LOOPBACK_NAMES].map((name) => (port === undefined ? name : `${name}:${port}`)),
      ...this.#names,
    ];
    return (
      `This local SeaTalk does not answer as "${visible(host.slice(0, SHOWN_CHARACTERS))}", only as ${served.join(', ')}. ` +
      'Give it a public URL, or allow the host by name: --public-url, --allow-host.'
    );
  }
}

/** Of several proxies, the first one knows what the client used. */
function firstOf(header: string | undefined): string {
  return (header ?? '').split(',', 1)[0]?.trim() ?? '';
}

/** The name in a host, without port and in lower case; `""` for what is no host. */
function nameOf(host: string): string {
  return HOST.exec(host)?.[1]?.toLowerCase() ?? '';
}

/**
 * Reads a public URL.
 * @returns its origin, such as `https://openapi.seatalk.io`.
 * @throws TypeError for what isn't an http or https address, or has more than scheme, host and port.
 */
export function publicOrigin(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isBare = parsed?.href === `${parsed?.origin}/` && /^https?:$/.test(parsed?.protocol ?? '');
  if (!parsed || !isBare)
    throw new TypeError(
      `"${visible(url)}" is not a public URL: it has a scheme (http or https), a host, and a port if needed, nothing more`,
    );
  return parsed.origin;
}
