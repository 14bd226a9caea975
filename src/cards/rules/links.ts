import { isObject } from '../document/json';
import type { Rule } from './rule';

const PLATFORMS = ['mobile_link', 'desktop_link'] as const;

const redirectLink: Rule = {
  id: 'redirect-link',
  severity: 'error',
  confidence: 'inferred',
  summary: 'A redirect button leads somewhere.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      if (type === 'redirect' && PLATFORMS.every((name) => value[name] === undefined)) {
        yield { path, template: 'A redirect button needs a "mobile_link", a "desktop_link" or both.' };
      }
      for (const name of PLATFORMS) {
        if (value[name] === undefined || isObject(value[name])) continue;
        yield { path: [...path, name], template: `"${name}" must be an object with "type" and "path".` };
      }
    }
  },
};

const redirectOneLink: Rule = {
  id: 'redirect-one-link',
  severity: 'warning',
  confidence: 'documented',
  summary: 'A redirect button leads somewhere on both platforms.',
  *check({ buttons }) {
    for (const { type, value, path } of buttons) {
      if (type !== 'redirect') continue;
      const [mobile, desktop] = PLATFORMS.map((name) => isObject(value[name]));
      if (mobile === desktop) continue;
      const [dead, missing] = mobile ? ['desktop', 'desktop_link'] : ['mobile', 'mobile_link'];
      yield { path, template: `Dead on ${dead}: without a "${missing}" a tap there only shows a toast.` };
    }
  },
};

const linkType: Rule = {
  id: 'link-type',
  severity: 'error',
  confidence: 'documented',
  summary: 'A link is of type `web`, or `rn` for mobile.',
  *check({ links }) {
    for (const { value, path, platform } of links) {
      const type = value['type'];
      if (type === 'web' || (platform === 'mobile' && type === 'rn')) continue;
      const template =
        platform === 'desktop'
          ? 'The "type" of a desktop_link is "web".'
          : 'The "type" of a mobile_link is "web" or "rn".';
      yield { path: [...path, 'type'], template };
    }
  },
};

const linkPath: Rule = {
  id: 'link-path',
  severity: 'error',
  confidence: 'documented',
  summary: 'The path of a link is a full URL, or starts with a slash for `rn`.',
  *check({ links }) {
    for (const { value, path } of links) {
      const target = value['path'];
      const at = [...path, 'path'];
      if (typeof target !== 'string') {
        yield { path: at, template: 'A link needs a "path".' };
      } else if (value['type'] === 'rn' && !target.startsWith('/')) {
        yield { path: at, template: 'The path of an "rn" link starts with a slash.' };
      } else if (value['type'] === 'web' && !isAbsoluteUrl(target)) {
        yield {
          path: at,
          template: 'The path of a "web" link is a full URL, such as https://ci.example.com/1482.',
        };
      }
    }
  },
};

const linkScheme: Rule = {
  id: 'link-scheme',
  severity: 'information',
  confidence: 'unknown',
  summary: 'Only https is known to open everywhere.',
  *check({ links }) {
    for (const { value, path } of links) {
      const target = value['path'];
      if (value['type'] !== 'web' || typeof target !== 'string' || !isAbsoluteUrl(target)) continue;
      if (/^https:/i.test(target)) continue;
      yield { path: [...path, 'path'], template: 'Only https is known to open everywhere.' };
    }
  },
};

const linkParams: Rule = {
  id: 'link-params',
  severity: 'error',
  confidence: 'documented',
  summary: 'The parameters of a link are an object.',
  *check({ links }) {
    for (const { value, path } of links) {
      if (value['params'] === undefined || isObject(value['params'])) continue;
      yield { path: [...path, 'params'], template: '"params" must be an object.' };
    }
  },
};

/** As strict as the contract's schema: a scheme, a rest, and no white space around. */
function isAbsoluteUrl(text: string): boolean {
  return text.trim() === text && URL.canParse(text);
}

/** The rules about the links of redirect buttons. */
export const linkRules: readonly Rule[] = [
  redirectLink,
  redirectOneLink,
  linkType,
  linkPath,
  linkScheme,
  linkParams,
];
