import { CARD_LIMITS } from '../../contract/cardLimits';
import { imageMime, isBase64 } from '../view/imageBytes';
import { isObject } from '../document/json';
import type { Rule } from './rule';

const imageContent: Rule = {
  id: 'image-content',
  severity: 'error',
  confidence: 'documented',
  summary: 'An image is PNG, JPG or GIF as Base64 of at most 5 MB.',
  *check({ elements }) {
    for (const { value, type, path } of elements) {
      const image = value['image'];
      if (type !== 'image' || !isObject(image)) continue;
      const problem = problemOf(image['content']);
      if (problem) yield { path: [...path, 'image', 'content'], template: problem };
    }
  },
};

function problemOf(content: unknown): string | undefined {
  if (content === undefined || content === '') return 'An image needs its bytes as Base64 in "content".';
  if (typeof content !== 'string') return '"content" must be a string of Base64.';
  if (/^data:/i.test(content)) return 'Leave the "data:…;base64," prefix away; "content" is Base64 alone.';
  if (/^https?:/i.test(content))
    return 'SeaTalk takes no image addresses here; "content" is the image itself as Base64.';
  if (content.length > CARD_LIMITS.imageBase64Bytes) {
    return `An image takes at most 5 MB as Base64; this one has ${(content.length / 1024 / 1024).toFixed(1)} MB.`;
  }
  if (!isBase64(content))
    return 'This is not Base64 in one piece (letters, digits, "+", "/", padded with "=").';
  if (!imageMime(content)) return 'By its first bytes this is no PNG, JPG or GIF, the types SeaTalk takes.';
  return undefined;
}

/** The rules about images. */
export const imageRules: readonly Rule[] = [imageContent];
