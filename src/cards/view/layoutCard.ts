import { CARD_LIMITS } from '../../contract/cardLimits';
import type { ButtonView, CardBlock, CardImage, CardView, LinkView, ViewProblem } from './cardView';
import { decodedBytes, imageMime, isBase64, joinLines } from '../images/imageBytes';
import { isArray, isObject, toPointer } from '../document/json';
import type { JsonObject, JsonPath } from '../document/json';
import { parseMarkdown, plainLines } from '../markdown/parseMarkdown';

/** A stand-in as the search for cards in code writes it. */
const STAND_IN = /«[^«»]*»/;

export interface LayoutOptions {
  /** The path of element `index` in its document. Default: `/index`. */
  readonly pathOf?: (index: number) => JsonPath;
  /** Names an image by its Base64 text. The same text must give the same id. Default: its index in the card. */
  readonly imageId?: (base64: string) => string;
}

/**
 * Turns the elements of a card, sent or read back, into rows of plain data. Content that SeaTalk would reject is shown if possible,
 * otherwise as a `problem` row. Never throws.
 */
export function layoutCard(elements: readonly unknown[], options: LayoutOptions = {}): CardView {
  const images: CardImage[] = [];
  const pathOf = options.pathOf ?? ((index) => [index]);
  const addImage = (base64: string, mime: string): string => {
    const id = options.imageId?.(base64) ?? String(images.length);
    images.push({ id, uri: `data:${mime};base64,${base64}` });
    return id;
  };
  const blocks = elements.map((element, index) => layoutElement(element, pathOf(index), addImage));
  return { blocks, images };
}

type AddImage = (base64: string, mime: string) => string;

function layoutElement(element: unknown, path: JsonPath, addImage: AddImage): CardBlock {
  const pointer = toPointer(path);
  const type = isObject(element) ? element['element_type'] : undefined;
  const elementType = typeof type === 'string' ? type : '';
  const problem = (name: ViewProblem): CardBlock => ({
    kind: 'problem',
    pointer,
    problem: name,
    elementType,
  });
  if (!isObject(element)) return problem('unknown-element');
  const content = element[elementType];
  switch (elementType) {
    case 'title':
      return isObject(content)
        ? { kind: 'title', pointer, text: stringOf(content['text']) }
        : problem('missing-content');
    case 'description':
      return isObject(content)
        ? { kind: 'description', pointer, ...description(content) }
        : problem('missing-content');
    case 'image': {
      if (!isObject(content)) return problem('missing-content');
      const image = imageOf(content['content']);
      if (typeof image === 'string') return problem(image);
      const imageId = addImage(image.base64, image.mime);
      return { kind: 'image', pointer, imageId, bytes: decodedBytes(image.base64) };
    }
    case 'button':
      return isObject(content)
        ? { kind: 'buttons', pointer, grouped: false, buttons: [layoutButton(content, [...path, 'button'])] }
        : problem('missing-content');
    case 'button_group': {
      if (!isArray(content) || content.length === 0) return problem('missing-content');
      const at = [...path, 'button_group'];
      const buttons = content.map((button, index) =>
        layoutButton(isObject(button) ? button : {}, [...at, index]),
      );
      return { kind: 'buttons', pointer, grouped: true, buttons };
    }
    default:
      return problem('unknown-element');
  }
}

function description({ text: written, format }: JsonObject) {
  const text = stringOf(written);
  // Markdown is the default format. Cards read back have null for an omitted format.
  const isPlain = format === 2;
  const content: ReturnType<typeof parseMarkdown> = isPlain
    ? [{ kind: 'paragraph', children: plainLines(text) }]
    : parseMarkdown(text);
  return { text, isPlain, content };
}

function imageOf(content: unknown): { base64: string; mime: string } | ViewProblem {
  if (typeof content !== 'string' || content === '') return 'image-empty';
  if (/^https?:/i.test(content)) return 'image-address';
  if (content.length > CARD_LIMITS.imageBase64Bytes) return 'image-too-big';
  const isWhole = isBase64(content);
  const base64 = isWhole ? content : joinLines(content);
  if (!isWhole && !isBase64(base64)) return STAND_IN.test(content) ? 'image-from-code' : 'image-not-base64';
  const mime = imageMime(base64);
  return mime ? { base64, mime } : 'image-type';
}

function layoutButton(button: JsonObject, path: JsonPath): ButtonView {
  return { pointer: toPointer(path), label: stringOf(button['text']), action: actionOf(button) };
}

function actionOf(button: JsonObject): ButtonView['action'] {
  switch (button['button_type']) {
    case 'callback': {
      const value = button['value'];
      return typeof value === 'string' ? { kind: 'callback', value } : { kind: 'callback' };
    }
    case 'redirect': {
      const mobile = linkOf(button['mobile_link']);
      const desktop = linkOf(button['desktop_link']);
      return { kind: 'redirect', ...(mobile && { mobile }), ...(desktop && { desktop }) };
    }
    default:
      return { kind: 'unknown' };
  }
}

function linkOf(link: unknown): LinkView | undefined {
  if (!isObject(link)) return undefined;
  const params = link['params'];
  const hasParams = isObject(params) && Object.keys(params).length > 0;
  return {
    type: stringOf(link['type']),
    path: stringOf(link['path']),
    ...(hasParams && { params: prettyJson(params) }),
  };
}

/** On parsed JSON, this can only fail when it's nested too deeply. */
function prettyJson(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    return '…';
  }
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
