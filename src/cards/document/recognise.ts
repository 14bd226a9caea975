import { LANGUAGES } from '../../contract/cards';
import type { Language } from '../../contract/cards';
import { isArray, isObject, toPointer } from './json';
import type { JsonObject, JsonPath } from './json';

/** What the JSON at hand holds around the elements. */
export type CardShape =
  'element' | 'elements' | 'body' | 'interactive_message' | 'message' | 'request' | 'service_notice';

/**
 * Where the card would go, as far as the JSON tells. `webhook`: a system account. `stream`: the update of a streamed message; what
 * opens a stream looks like a message to a chat. `unknown`: elements alone, or a message without a target.
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

/** One element list; a service notice has one a language. */
export interface CardVariant {
  /** The key of the language wrapper, if there is one. */
  readonly language?: 'default' | Language;
  /** What stands where the elements should; not always an array. */
  readonly elements: unknown;
  /** Where `elements` stands; where it is missing, the object that lacks it. */
  readonly path: JsonPath;
  /** The object that has, or should have, `elements`; undefined for bare elements. */
  readonly body?: { readonly value: JsonObject; readonly path: JsonPath };
}

/** Where element `index` of a variant stands. A lone element is its own document. */
export function elementPath(shape: CardShape, variant: CardVariant, index: number): JsonPath {
  return shape === 'element' ? variant.path : [...variant.path, index];
}

/** A card found in some JSON. */
export interface RecognisedCard {
  readonly shape: CardShape;
  readonly surface: CardSurface;
  /** The elements shown first: the only ones, or those of `default`. Empty where they are no array. */
  readonly elements: readonly unknown[];
  /** JSON Pointer of those elements. */
  readonly pointer: string;
  /** At least one. */
  readonly variants: readonly [CardVariant, ...CardVariant[]];
  /** True when the elements are wrapped by language. */
  readonly wrapped: boolean;
  /** Where the object that should hold `elements` stands; undefined for bare elements. */
  readonly containerPath?: JsonPath;
  /** The object there, with a key a language when `wrapped`. */
  readonly container?: JsonObject;
  /** The object that holds `interactive_message`, and should hold the `tag`. */
  readonly message?: { readonly value: JsonObject; readonly path: JsonPath };
  /** True when the JSON names who gets the card, so that nothing is left to add. */
  readonly isWhole: boolean;
  /** Seen in the wild, wrong on the platform: `interactive` where `interactive_message` belongs. */
  readonly misnamed: boolean;
}

const WRAPPER_KEYS = ['default', ...LANGUAGES] as const;

/**
 * Finds the card in a JSON value of any of the shapes people have: one element, an array of elements, `{ elements }`,
 * `{ interactive_message }`, a message, a whole request body of any surface, a service notice by language.
 * Wrong shapes are recognised where the intent is plain, so that rules can say what is wrong. Never throws.
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

/** A body that names its target tells the surface. */
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
  const languages = isObject(container) ? wrapperKeys(container) : [];
  if (isObject(container) && languages.length > 0 && !('elements' in container)) {
    const [first, ...rest] = languages.map((language) =>
      variantOf(container[language], [...path, language], language),
    );
    if (!first) return undefined;
    // Only a service notice has languages; beside `message` they are a mistake, and stay one.
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
  // An object of another trade may have `elements` too; on its own it must hold at least one of ours, or nothing else.
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

/** Language keys of a wrapper, `default` first. One of them holds a body, or it is no wrapper; then the others should too. */
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
