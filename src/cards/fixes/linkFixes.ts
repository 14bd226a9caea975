import { fieldOf } from '../document/cardFields';
import { isObject } from '../document/json';
import { isAbsoluteUrl } from '../rules/links';
import type { FixContext, Fixer } from './fixer';
import { remove, set } from './fixer';
import { removeFieldFix } from './commonFixes';

const addLink: Fixer = {
  id: 'add-link',
  title: 'Add the {platform} Link With the Same URL',
  isPreferred: true,
  make: ({ path, value }) => {
    if (!isObject(value)) return undefined;
    const missing = fieldOf(value, 'mobile_link') === undefined ? 'mobile_link' : 'desktop_link';
    const link = fieldOf(value, missing === 'mobile_link' ? 'desktop_link' : 'mobile_link');
    // An app page only opens on mobile. Only the author knows which web page shows the same content.
    if (!isObject(link) || link['type'] !== 'web') return undefined;
    const platform = missing === 'mobile_link' ? 'Mobile' : 'Desktop';
    return { edits: [set([...path, missing], { type: 'web', path: link['path'] })], args: { platform } };
  },
};

/** The link object, for a finding about one of its fields. */
function linkOf({ parent, path }: FixContext) {
  const at = path.slice(0, -1);
  return isObject(parent) ? { link: parent, at, isMobile: at.at(-1) === 'mobile_link' } : undefined;
}

const setWeb: Fixer = {
  id: 'set-web',
  title: 'Set the Type to "web"',
  isPreferred: true,
  make: (context) => {
    const found = linkOf(context);
    const path = found?.link['path'];
    if (!found || found.link['type'] === 'web' || typeof path !== 'string' || !isAbsoluteUrl(path))
      return undefined;
    return { edits: [set([...found.at, 'type'], 'web')] };
  },
};

const setRn: Fixer = {
  id: 'set-rn',
  title: 'Set the Type to "rn", a Page of the App',
  make: (context) => {
    const found = linkOf(context);
    const path = found?.link['path'];
    if (!found?.isMobile || found.link['type'] === 'rn' || typeof path !== 'string') return undefined;
    return path.startsWith('/') ? { edits: [set([...found.at, 'type'], 'rn')] } : undefined;
  },
};

const HOST = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,}(?=[:/?#]|$)/i;

const addHttps: Fixer = {
  id: 'add-https',
  title: 'Add "https://"',
  isPreferred: true,
  make: ({ path, value }) => {
    if (typeof value !== 'string') return undefined;
    const text = value.trim().replace(/^\/\//, '');
    const url = `https://${text}`;
    return HOST.test(text) && isAbsoluteUrl(url) ? { edits: [set(path, url)] } : undefined;
  },
};

const trim: Fixer = {
  id: 'trim',
  title: 'Remove the White Space Around',
  isPreferred: true,
  make: (context) => {
    const { path, value } = context;
    if (typeof value !== 'string' || value.trim() === value) return undefined;
    const trimmed = value.trim();
    const fits = linkOf(context)?.link['type'] === 'rn' ? trimmed.startsWith('/') : isAbsoluteUrl(trimmed);
    return fits ? { edits: [set(path, trimmed)] } : undefined;
  },
};

const addSlash: Fixer = {
  id: 'add-slash',
  title: 'Start the Path With a Slash',
  isPreferred: true,
  make: (context) => {
    const { path, value } = context;
    const type = linkOf(context)?.link['type'];
    if (type !== 'rn' || typeof value !== 'string' || value === '' || isAbsoluteUrl(value)) return undefined;
    return { edits: [set(path, `/${value.trimStart()}`)] };
  },
};

const useHttps: Fixer = {
  id: 'use-https',
  title: 'Use "https"',
  make: ({ path, value }) =>
    typeof value === 'string' && /^http:/i.test(value)
      ? { edits: [set(path, value.replace(/^http:/i, 'https:'))] }
      : undefined,
};

const writeLink: Fixer = {
  id: 'write-link',
  title: 'Write the Link as an Object',
  isPreferred: true,
  reveals: true,
  make: ({ path, value }) =>
    typeof value === 'string' && isAbsoluteUrl(value)
      ? { edits: [set(path, { type: 'web', path: value })] }
      : undefined,
};

const paramsToUrl: Fixer = {
  id: 'params-to-url',
  title: 'Put the Parameters Into the URL',
  isPreferred: true,
  make: (context) => {
    const found = linkOf(context);
    const target = found?.link['path'];
    if (!found || typeof target !== 'string' || !URL.canParse(target) || !isObject(context.value))
      return undefined;
    const url = new URL(target);
    for (const [name, value] of Object.entries(context.value)) {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
        return undefined;
      url.searchParams.set(name, String(value));
    }
    return { edits: [set([...found.at, 'path'], url.href), remove(context.path)] };
  },
};

/** By rule id. */
export const linkFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'redirect-one-link': [addLink],
  'link-shape': [writeLink, removeFieldFix],
  'link-type': [setWeb, setRn],
  'link-path': [trim, addHttps, addSlash, setWeb, setRn],
  'link-scheme': [useHttps],
  'link-params': [removeFieldFix],
  'web-params': [paramsToUrl, removeFieldFix],
};
