import { fieldOf, LINK_NAMES } from '../document/cardFields';
import { filledIn, isFilledIn } from '../document/fillIns';
import { isObject } from '../document/json';
import { DOCS } from './rule';
import type { Rule } from './rule';

const redirectLink: Rule = {
  id: 'redirect-link',
  severity: 'error',
  confidence: 'inferred',
  docs: DOCS.card,
  limit: 'at least 1 link',
  summary: 'A redirect button has a `mobile_link`, a `desktop_link` or both.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      if (type !== 'redirect' || LINK_NAMES.some((name) => fieldOf(value, name) !== undefined)) continue;
      yield {
        path,
        template: 'A redirect button needs a "mobile_link", a "desktop_link" or both; this one has 0 links.',
      };
    }
  },
};

const linkShape: Rule = {
  id: 'link-shape',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'A link is an object with `type` and `path`.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      if (type !== 'redirect' && type !== 'callback') continue;
      for (const name of LINK_NAMES) {
        const link = fieldOf(value, name);
        if (link === undefined || isObject(link)) continue;
        yield {
          path: [...path, name],
          template: '"{name}" must be an object with "type" and "path".',
          args: { name },
        };
      }
    }
  },
};

const redirectOneLink: Rule = {
  id: 'redirect-one-link',
  severity: 'warning',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'With only one link, a redirect button doesn’t work on the other platform.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      if (type !== 'redirect') continue;
      const [mobile, desktop] = LINK_NAMES.map((name) => fieldOf(value, name) !== undefined);
      if (mobile === desktop) continue;
      const template = mobile
        ? 'This button doesn’t work on desktop: without a "desktop_link", a tap only shows a toast.'
        : 'This button doesn’t work on mobile: without a "mobile_link", a tap only shows a toast.';
      yield { path, template };
    }
  },
};

const linkType: Rule = {
  id: 'link-type',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  limit: '`web`, or `rn` for mobile',
  summary: 'The type of a `desktop_link` is `web`; that of a `mobile_link` is `web` or `rn`.',
  *check({ links, isFinal }) {
    for (const { value, path, platform } of links) {
      const type = fieldOf(value, 'type');
      if (!isFinal && isFilledIn(type)) continue;
      if (type === 'web' || (platform === 'mobile' && type === 'rn')) continue;
      const template =
        platform === 'desktop'
          ? 'The "type" of a "desktop_link" must be "web".'
          : 'The "type" of a "mobile_link" must be "web" or "rn".';
      yield { path: [...path, 'type'], template };
    }
  },
};

const linkPath: Rule = {
  id: 'link-path',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'The path of a `web` link is a full URL; that of an `rn` link starts with a slash.',
  *check({ links, isFinal }) {
    for (const { value, path } of links) {
      const written = fieldOf(value, 'path');
      const target = typeof written === 'string' && !isFinal ? sampleOf(written, value['type']) : written;
      const at = [...path, 'path'];
      if (target === undefined) {
        yield { path: at, template: 'A link needs a "path".' };
      } else if (typeof target !== 'string') {
        yield { path: at, template: 'The "path" of a link must be a string.' };
      } else if (value['type'] === 'rn' && !target.startsWith('/')) {
        yield {
          path: at,
          template: 'The path of an "rn" link must start with a slash, such as /requests/detail.',
        };
      } else if (value['type'] === 'web' && !isAbsoluteUrl(target)) {
        const template = 'The path of a "web" link must be a full URL, such as https://ci.example.com/1482.';
        yield { path: at, template };
      }
    }
  },
};

/** The link as a program may complete it: what stands first can be all that was missing. */
function sampleOf(target: string, type: unknown): string {
  return filledIn(target, (start) => (start > 0 ? '1' : type === 'rn' ? '/' : 'https://filled-in.example'));
}

/** SeaTalk's own deep links are documented alongside web pages. */
const KNOWN_SCHEMES = new Set(['https', 'seatalk']);
const UNSAFE_SCHEMES = new Set(['javascript', 'data', 'vbscript', 'file', 'blob', 'about']);

const linkScheme: Rule = {
  id: 'link-scheme',
  severity: 'information',
  confidence: 'unknown',
  docs: DOCS.card,
  limit: 'https, seatalk',
  summary: 'Only `https:` and SeaTalk’s own `seatalk:` are known to open.',
  *check({ links }) {
    for (const { value, path } of links) {
      const target = value['path'];
      if (value['type'] !== 'web' || typeof target !== 'string' || !isAbsoluteUrl(target)) continue;
      const scheme = schemeOf(target);
      if (KNOWN_SCHEMES.has(scheme) || UNSAFE_SCHEMES.has(scheme)) continue;
      const template = 'Only https is known to open everywhere; whether {scheme} does is not documented.';
      yield { path: [...path, 'path'], template, args: { scheme } };
    }
  },
};

const linkUnsafe: Rule = {
  id: 'link-unsafe-scheme',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'A link doesn’t run a script or open a file.',
  *check({ links }) {
    for (const { value, path } of links) {
      const target = value['path'];
      const scheme = typeof target === 'string' ? schemeOf(target) : '';
      if (!UNSAFE_SCHEMES.has(scheme)) continue;
      const template =
        'A link to {scheme} doesn’t open a page, and clients shouldn’t follow it. Use an https URL.';
      yield { path: [...path, 'path'], template, args: { scheme } };
    }
  },
};

/** Tabs, line breaks, and control characters before or inside a scheme. Programs that open an address skip them. */
const SKIPPED = /[\p{Control}\s]/gu;
/** Schemes are shorter than this, including skipped characters. A `data:` address may continue for megabytes. */
const SCHEME_CHARS = 200;

/** The scheme in lowercase, as a browser reads it; empty when there isn't one. */
function schemeOf(url: string): string {
  const start = url.slice(0, SCHEME_CHARS).replaceAll(SKIPPED, '');
  return /^([a-z][a-z\d+.-]*):/i.exec(start)?.[1]?.toLowerCase() ?? '';
}

const linkParams: Rule = {
  id: 'link-params',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'The `params` of a link are an object.',
  *check({ links }) {
    for (const { value, path } of links) {
      const params = fieldOf(value, 'params');
      if (params === undefined || isObject(params)) continue;
      yield { path: [...path, 'params'], template: '"params" must be an object.' };
    }
  },
};

const webParams: Rule = {
  id: 'web-params',
  severity: 'information',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'Only an `rn` link passes on its `params`; a `web` link has them in its URL.',
  *check({ links }) {
    for (const { value, path } of links) {
      const { type, params } = value;
      if (type !== 'web' || !isObject(params) || Object.keys(params).length === 0) continue;
      const template = 'Only an "rn" link passes on its "params". Put them into the URL.';
      yield { path: [...path, 'params'], template };
    }
  },
};

/** Whether a text is an absolute URL. As strict as the contract's schema: a scheme, a rest, and no white space around it. */
export function isAbsoluteUrl(text: string): boolean {
  return text.trim() === text && URL.canParse(text);
}

/** The rules about the links of buttons. */
export const linkRules: readonly Rule[] = [
  redirectLink,
  linkShape,
  redirectOneLink,
  linkType,
  linkPath,
  linkScheme,
  linkUnsafe,
  linkParams,
  webParams,
];
