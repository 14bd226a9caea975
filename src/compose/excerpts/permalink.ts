/** Where a repository can be looked at in a browser. */
export interface RemotePage {
  readonly host: 'github' | 'gitlab' | 'bitbucket' | 'bitbucketServer';
  /** Without a slash at its end. */
  readonly url: string;
}

/** Lines of a file in one commit, counted from 1. */
export interface FilePlace {
  readonly commit: string;
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** `git@host:path`, as Git and ssh write it. */
const SCP = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/;
/** Names that people give to a host in their settings of ssh, to use another key for it. */
const ALIAS = /^(github\.com|gitlab\.com|bitbucket\.org)-.+$/;

/** The page of a remote; undefined for a host whose addresses aren't known. Names and passwords in the remote's URL are left out. */
export function remotePage(remoteUrl: string): RemotePage | undefined {
  const place = hostAndPath(remoteUrl.trim());
  if (!place) return undefined;
  const host = ALIAS.exec(place.host)?.[1] ?? place.host;
  const path = place.path
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  const parts = path.split('/');
  if (parts.length < 2 || parts.some((part) => part === '' || part === '..')) return undefined;
  const labels = host.split('.');
  if (host === 'bitbucket.org') return { host: 'bitbucket', url: pageUrl(host, parts) };
  if (labels.includes('github')) return { host: 'github', url: pageUrl(host, parts) };
  if (labels.includes('gitlab')) return { host: 'gitlab', url: pageUrl(host, parts) };
  if (!labels.includes('bitbucket')) return undefined;
  const [project = '', repository = ''] = parts[0] === 'scm' ? parts.slice(1) : parts;
  if (repository === '') return undefined;
  return { host: 'bitbucketServer', url: pageUrl(host, ['projects', project, 'repos', repository]) };
}

/** The address of lines of a file, which stays right whatever is committed later. */
export function fileLink({ host, url }: RemotePage, { commit, path, from, to }: FilePlace): string {
  const file = encodedPath(path.split('/'));
  // A page of Markdown has no lines.
  const plain = /\.(?:md|markdown)$/i.test(path) ? '?plain=1' : '';
  switch (host) {
    case 'github':
      return `${url}/blob/${commit}/${file}${plain}#L${from}${to > from ? `-L${to}` : ''}`;
    case 'gitlab':
      return `${url}/-/blob/${commit}/${file}${plain}#L${from}${to > from ? `-${to}` : ''}`;
    case 'bitbucket':
      return `${url}/src/${commit}/${file}#lines-${from}${to > from ? `:${to}` : ''}`;
    case 'bitbucketServer':
      return `${url}/browse/${file}?at=${commit}#${from}${to > from ? `-${to}` : ''}`;
  }
}

/** The address of a commit. */
export function commitLink({ host, url }: RemotePage, commit: string): string {
  switch (host) {
    case 'github':
      return `${url}/commit/${commit}`;
    case 'gitlab':
      return `${url}/-/commit/${commit}`;
    case 'bitbucket':
    case 'bitbucketServer':
      return `${url}/commits/${commit}`;
  }
}

function hostAndPath(remoteUrl: string): { readonly host: string; readonly path: string } | undefined {
  const [, scpHost, scpPath] = SCP.exec(remoteUrl) ?? [];
  if (scpHost !== undefined && scpPath !== undefined && !/^[A-Za-z]$/.test(scpHost))
    return { host: scpHost.toLowerCase(), path: scpPath };
  if (!/^(?:https?|ssh|git):\/\//i.test(remoteUrl) || !URL.canParse(remoteUrl)) return undefined;
  const { hostname, pathname } = new URL(remoteUrl);
  return { host: hostname.toLowerCase(), path: decoded(pathname) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const pageUrl = (host: string, parts: readonly string[]): string => `https://${host}/${encodedPath(parts)}`;

/** Also encodes what a chat would take for formatting. */
function encodedPath(parts: readonly string[]): string {
  return parts
    .map((part) =>
      encodeURIComponent(part)
        .replaceAll(/[*~'()!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll(/(?<![A-Za-z\d])_|_(?![A-Za-z\d])/g, '%5F'),
    )
    .join('/');
}
