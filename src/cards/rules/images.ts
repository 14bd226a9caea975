import { CARD_LIMITS } from '../../contract/cardLimits';
import { fieldOf } from '../document/cardFields';
import { isFilledIn } from '../document/fillIns';
import { isObject } from '../document/json';
import { otherFileType } from '../images/imageBytes';
import type { ImageFault } from '../images/inspectImage';
import { DOCS } from './rule';
import type { Confidence, Finding, Rule } from './rule';

const MB = 1024 * 1024;
const LIMIT_MB = CARD_LIMITS.imageBase64Bytes / MB;

interface FaultRule {
  readonly id: string;
  readonly faults: readonly ImageFault[];
  readonly confidence: Confidence;
  readonly summary: string;
  readonly limit?: string;
  readonly describe: (content: unknown, fault: ImageFault) => Omit<Finding, 'path'>;
}

const FAULTS: readonly FaultRule[] = [
  {
    id: 'image-missing',
    faults: ['missing', 'no-string'],
    confidence: 'documented',
    summary: 'An image has its bytes as Base64 in `content`.',
    describe: (_, fault) => ({
      template:
        fault === 'missing'
          ? 'An image needs its bytes as Base64 in "content".'
          : '"content" must be a string of Base64.',
    }),
  },
  {
    id: 'image-data-prefix',
    faults: ['data-prefix'],
    confidence: 'documented',
    summary: 'The Base64 of an image has no `data:` prefix.',
    describe: () => ({ template: 'Remove the "data:…;base64," prefix: "content" must be only the Base64.' }),
  },
  {
    id: 'image-address',
    faults: ['address'],
    confidence: 'documented',
    summary: 'An image is sent as bytes, not as a URL.',
    describe: () => ({
      template: 'SeaTalk does not accept image URLs here. "content" is the image itself as Base64.',
    }),
  },
  {
    id: 'image-size',
    faults: ['too-big'],
    confidence: 'documented',
    limit: `${LIMIT_MB} MB as Base64`,
    summary: `An image is at most ${LIMIT_MB} MB as Base64, which is about 3.75 MB of file.`,
    describe: (content) => ({
      template: 'An image can have at most {limit} MB as Base64; this one has {size} MB.',
      args: { limit: LIMIT_MB, size: megabytes(String(content).length) },
    }),
  },
  {
    id: 'image-base64',
    faults: ['no-base64'],
    confidence: 'documented',
    summary: 'The content of an image is standard Base64: letters, digits, `+`, `/`, padded with `=`.',
    describe: () => ({
      template: 'Invalid Base64: only letters, digits, "+", and "/" are allowed, padded with "=".',
    }),
  },
  {
    id: 'image-line-breaks',
    faults: ['line-breaks'],
    // Nothing says that SeaTalk rejects it, and nothing shows it in one.
    confidence: 'inferred',
    summary: 'The Base64 of an image has no line breaks.',
    describe: () => ({
      template: 'This Base64 has line breaks, which SeaTalk isn’t known to accept. Remove them.',
    }),
  },
  {
    id: 'image-type',
    faults: ['type'],
    confidence: 'inferred',
    limit: 'PNG, JPG, GIF',
    summary: 'An image is a PNG, JPG, or GIF, as its first bytes show.',
    describe: (content) => {
      const type = otherFileType(String(content).slice(0, 32));
      return type
        ? {
            template: 'Its first bytes show that this is {type}. SeaTalk accepts PNG, JPG, and GIF.',
            args: { type },
          }
        : { template: 'Its first bytes show that this isn’t a PNG, JPG, or GIF, the types SeaTalk accepts.' };
    },
  },
];

/** Formats a size so that a value just above the limit never rounds to the limit. */
function megabytes(bytes: number): string {
  const rounded = (bytes / MB).toFixed(1);
  return bytes > CARD_LIMITS.imageBase64Bytes && Number(rounded) <= LIMIT_MB
    ? (bytes / MB).toFixed(6)
    : rounded;
}

const faults = FAULTS.map(({ id, faults: covered, confidence, summary, limit, describe }): Rule => ({
  id,
  severity: 'error',
  confidence,
  docs: DOCS.card,
  ...(limit !== undefined && { limit }),
  summary,
  *check({ images, isFinal }) {
    for (const { value, path, inspected } of images) {
      if (inspected.fault === 'no-base64' && !isFinal && isFilledIn(value)) continue;
      if (inspected.fault && covered.includes(inspected.fault))
        yield { path, ...describe(value, inspected.fault) };
    }
  },
}));

const imageBroken: Rule = {
  id: 'image-broken',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'The header of an image has its width and height, both more than 0.',
  *check({ images }) {
    for (const { path, inspected } of images) {
      if (inspected.fault) continue;
      const { size } = inspected;
      if (!size) {
        yield { path, template: 'The header of this image is damaged: it has no width and height.' };
      } else if (size.width === 0 || size.height === 0) {
        const template =
          'According to its header, this image is {width} × {height} pixels, so nothing shows.';
        yield { path, template, args: { ...size } };
      }
    }
  },
};

const imageCut: Rule = {
  id: 'image-cut-off',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: 'An image is complete: a truncated file shows in part or not at all.',
  *check({ images }) {
    for (const { path, inspected } of images) {
      if (inspected.fault || !inspected.size || inspected.isComplete) continue;
      yield {
        path,
        template: 'This image is truncated, so it shows in part or not at all.',
      };
    }
  },
};

/** No client is known to show more, and decoders commonly stop here. */
const MAX_SIDE_PIXELS = 16_384;

const imageDimensions: Rule = {
  id: 'image-dimensions',
  severity: 'warning',
  confidence: 'inferred',
  docs: DOCS.card,
  limit: `${MAX_SIDE_PIXELS} pixels a side`,
  summary: `Most programs can’t open an image of more than ${MAX_SIDE_PIXELS} pixels a side.`,
  *check({ images }) {
    for (const { path, inspected } of images) {
      const { size } = inspected;
      if (inspected.fault || !size || Math.max(size.width, size.height) <= MAX_SIDE_PIXELS) continue;
      const template =
        'This image is {width} × {height} pixels; most programs can’t open more than {limit} a side.';
      yield { path, template, args: { ...size, limit: MAX_SIDE_PIXELS } };
    }
  },
};

/** Above this ratio, an image across the card is a strip too thin to read, or a column several screens high. */
const MAX_RATIO = 10;

const imageRatio: Rule = {
  id: 'image-ratio',
  severity: 'information',
  confidence: 'inferred',
  docs: DOCS.card,
  limit: `${MAX_RATIO} to 1`,
  summary:
    'A card shows an image across its whole width: a very wide one is a thin strip, a very tall one fills screens.',
  *check({ images }) {
    for (const { path, inspected } of images) {
      const { size } = inspected;
      if (inspected.fault || !size || size.width === 0 || size.height === 0) continue;
      if (size.width <= MAX_RATIO * size.height && size.height <= MAX_RATIO * size.width) continue;
      const template =
        size.width > size.height
          ? 'With {width} × {height} pixels this image shows as a thin strip across the card.'
          : 'With {width} × {height} pixels this image is far taller than the card is wide.';
      yield { path, template, args: { ...size } };
    }
  },
};

const imagesSum: Rule = {
  id: 'image-sum',
  severity: 'information',
  confidence: 'unknown',
  docs: DOCS.card,
  limit: `${LIMIT_MB} MB altogether`,
  summary: 'The maximum size of a request isn’t documented; several large images may exceed it.',
  *check({ elements, variant }) {
    let sum = 0;
    for (const { value, type } of elements) {
      const content =
        type === 'image' && isObject(value['image']) ? fieldOf(value['image'], 'content') : undefined;
      if (typeof content === 'string') sum += content.length;
    }
    if (sum <= CARD_LIMITS.imageBase64Bytes) return;
    const template =
      'The images of this card total {size} MB; the maximum size of a request isn’t documented.';
    yield { path: variant.path, template, args: { size: megabytes(sum) } };
  },
};

/** The rules about images. */
export const imageRules: readonly Rule[] = [
  ...faults,
  imageBroken,
  imageCut,
  imageDimensions,
  imageRatio,
  imagesSum,
];
