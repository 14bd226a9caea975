import { LANGUAGES } from '../../contract/cards';
import type { Language } from '../../contract/cards';
import { isArray, isObject, toPointer } from './json';
import type { JsonObject, JsonPath } from './json';

/** The outermost structure of the JSON. */
export type CardShape =
  'element' | 'elements' | 'body' | 'interactive_message' | 'message' | 'request' | 'service_notice';

/**
 * Where the card will be sent, as far as the JSON shows. `webhook`: through a system account. `stream`: an update of a streamed message;
 * the message that starts the stream looks like any message to a chat. `unknown`: bare elements, or a message without a target.
 */
export const CARD_SURFACES = [
  'direct',
  'group',
  'webhook',
  'service_notice',
  'update',
  'stream',
  'unknown',
] as const;

export type CardSurface = (typeof CARD_SURFACES)[number];

/** One list of elements. A service notice has one per language. */
export interface CardVariant {
  /** The key of the language wrapper, if there is one. */
  readonly language?: 'default' | Language;
  /** What is in the place of the elements. It isn't always an array. */
  readonly elements: unknown;
  /** The path of `elements`; when it's missing, the path of the object that should contain it. */
  readonly path: JsonPath;
  /** The object that contains, or should contain, `elements`; undefined for bare elements. */
  readonly body?: { readonly value: JsonObject; readonly path: JsonPath };
}

/** The path of element `index` of a variant. A lone element is the whole document. */
export function elementPath(shape: CardShape, variant: CardVariant, index: number): JsonPath {
  return shape === 'element' ? variant.path : [...variant.path, index];
}

/** A card found in some JSON. */
export interface RecognisedCard {
  readonly shape: CardShape;
  readonly surface: CardSurface;
  /** The elements shown first: the only ones, or those of `default`. Empty when they aren't an array. */
  readonly elements: readonly unknown[];
  /** JSON Pointer of those elements. */
  readonly pointer: string;
  /** At least one. */
  readonly variants: readonly [CardVariant, ...CardVariant[]];
  /** True when the elements are grouped by language. */
  readonly wrapped: boolean;
  /** The path of the object that should contain `elements`; undefined for bare elements. */
  readonly containerPath?: JsonPath;
  /** The object at that path. When `wrapped`, it has one key per language. */
  readonly container?: JsonObject;
  /** The object that contains `interactive_message` and should contain the `tag`. */
  readonly message?: { readonly value: JsonObject; readonly path: JsonPath };
  /** True when the JSON names the recipient, so that nothing needs to be added. */
  readonly isWhole: boolean;
  /** True when the card is under `interactive` instead of `interactive_message`, a mistake seen in real programs. */
  readonly misnamed: boolean;
}

const WRAPPER_KEYS = ['default', ...LANGUAGES] as const;

/**
 * Finds the card in a JSON value. Accepts all shapes that people use: one element, an array of elements, `{ elements }`, `{
 * interactive_message }`, a message, a request body of any surface, and a service notice with languages. Wrong shapes are recognized
 * when the intent is clear, so that the rules can report what is wrong. Never throws.
 */
export function recognise(value: unknown): RecognisedCard | undefined {
  if (isArray(value)) {
    return value.some(looksLikeElement) ? bare('elements', value, []) : undefined;
  }
  if (!isObject(value)) return undefined;
  if (looksLikeElement(value)) return bare('element', [value], []);
  const message = value['message'];
  if (isObject(message)) {
    const surface = surfaceOf(value);
    return inMessage(message, ['message'], 'request', surface);
  }
  return inMessage(value, [], undefined, 'unknown') ?? inContainer(value, [], 'body', 'unknown', false);
}

/** The surface of a body, by the field that names its target. */
function surfaceOf(body: JsonObject): CardSurface {
  if ('stream_id' in body) return 'stream';
  if ('group_id' in body) return 'group';
  if ('employee_code' in body) return 'direct';
  if ('message_id' in body) return 'update';
  return 'unknown';
}

function inMessage(
  message: JsonObject,
  path: JsonPath,
  shape: CardShape | undefined,
  surface: CardSurface,
): RecognisedCard | undefined {
  const name = 'interactive_message' in message ? 'interactive_message' : 'interactive';
  if (!(name in message)) return undefined;
  const isNotice = path.length === 0 && 'employee_codes' in message;
  const tagged = 'tag' in message;
  const found = inContainer(
    message[name],
    [...path, name],
    isNotice ? 'service_notice' : (shape ?? (tagged ? 'message' : 'interactive_message')),
    isNotice ? 'service_notice' : surface,
    name === 'interactive',
  );
  return found && { ...found, message: { value: message, path }, isWhole: isNotice || surface !== 'unknown' };
}

function inContainer(
  container: unknown,
  path: JsonPath,
  shape: CardShape,
  surface: CardSurface,
  misnamed: boolean,
): RecognisedCard | undefined {
  const languages = isObject(container) && !('elements' in container) ? wrapperKeys(container) : [];
  if (isObject(container) && languages.length > 0) {
    const [first, ...rest] = languages.map((language) =>
      variantOf(container[language], [...path, language], language),
    );
    if (!first) return undefined;
    // Only service notices have languages. Next to `message`, they are a mistake that a rule reports.
    const isNotice = surface === 'unknown' && shape !== 'request';
    return card([first, ...rest], {
      shape: isNotice ? 'service_notice' : shape,
      surface: isNotice ? 'service_notice' : surface,
      wrapped: true,
      isWhole: false,
      container,
      containerPath: path,
      misnamed,
    });
  }
  // Objects that aren't cards may have `elements` too. A bare object must contain a card element, or nothing but an empty list.
  if (shape === 'body' && !holdsElements(container)) return undefined;
  return card([variantOf(container, path)], {
    shape,
    surface,
    wrapped: false,
    isWhole: false,
    ...(isObject(container) && { container }),
    containerPath: path,
    misnamed,
  });
}

function variantOf(body: unknown, path: JsonPath, language?: 'default' | Language): CardVariant {
  const key = language && { language };
  if (!isObject(body)) return { ...key, elements: undefined, path };
  const inside = 'elements' in body ? [...path, 'elements'] : path;
  return { ...key, elements: body['elements'], path: inside, body: { value: body, path } };
}

/**
 * The language keys of a wrapper, `default` first. It's only a wrapper if at least one key holds a body. Then the other keys should as
 * well.
 */
function wrapperKeys(container: JsonObject): ('default' | Language)[] {
  const keys = WRAPPER_KEYS.filter((key) => (container[key] ?? undefined) !== undefined);
  return keys.some((key) => isBody(container[key])) ? keys : [];
}

function isBody(value: unknown): boolean {
  return isObject(value) && 'elements' in value;
}

function holdsElements(container: unknown): boolean {
  if (!isObject(container)) return false;
  const elements = container['elements'];
  if (!isArray(elements)) return false;
  return elements.some(looksLikeElement) || (elements.length === 0 && Object.keys(container).length === 1);
}

function looksLikeElement(value: unknown): boolean {
  return isObject(value) && 'element_type' in value;
}

function bare(shape: 'element' | 'elements', elements: readonly unknown[], path: JsonPath): RecognisedCard {
  return card([{ elements, path }], {
    shape,
    surface: 'unknown',
    wrapped: false,
    isWhole: false,
    misnamed: false,
  });
}

function card(
  variants: readonly [CardVariant, ...CardVariant[]],
  rest: Omit<RecognisedCard, 'elements' | 'pointer' | 'variants'>,
): RecognisedCard {
  const shown = variants[0];
  return {
    ...rest,
    variants,
    elements: isArray(shown.elements) ? shown.elements : [],
    pointer: toPointer(shown.path),
  };
}
