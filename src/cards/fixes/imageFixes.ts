import { imageMime, isBase64, joinLines } from '../images/imageBytes';
import type { Fixer } from './fixer';
import { set } from './fixer';
import { removeElementFix } from './commonFixes';

const removePrefix: Fixer = {
  id: 'remove-prefix',
  title: 'Remove the "data:" Prefix',
  isPreferred: true,
  make: ({ path, value }) => {
    const base64 = typeof value === 'string' ? /^data:[^,]{0,200},(.+)$/is.exec(value)?.[1] : undefined;
    return base64 === undefined ? undefined : { edits: [set(path, base64)] };
  },
};

const joinLinesFix: Fixer = {
  id: 'join-lines',
  title: 'Join the Lines',
  isPreferred: true,
  make: ({ path, value }) =>
    typeof value === 'string' ? { edits: [set(path, joinLines(value))] } : undefined,
};

/** Tools differ in white space, URL-safe letters, and missing padding. */
const cleanBase64: Fixer = {
  id: 'clean-base64',
  title: 'Write It as Standard Base64',
  isPreferred: true,
  make: ({ path, value }) => {
    if (typeof value !== 'string') return undefined;
    const letters = value
      .replaceAll(/\s+|=+\s*$/g, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/');
    const base64 = letters.padEnd(Math.ceil(letters.length / 4) * 4, '=');
    return isBase64(base64) && imageMime(base64) ? { edits: [set(path, base64)] } : undefined;
  },
};

/** By rule id. */
export const imageFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'image-missing': [removeElementFix],
  'image-data-prefix': [removePrefix],
  'image-address': [removeElementFix],
  'image-size': [removeElementFix],
  'image-base64': [cleanBase64, removeElementFix],
  'image-line-breaks': [joinLinesFix],
  'image-type': [removeElementFix],
  'image-broken': [removeElementFix],
  'image-cut-off': [removeElementFix],
};
