import { isArray, isObject } from '../document/json';
import type { JsonObject } from '../document/json';
import { buttonsOf, imageContent, isCallback, typeOf, isImageAddress } from './elementParts';
import { lostOnReadBack } from './lostOnReadBack';
import type { Filled, FilledFrom, Lost } from './lostOnReadBack';
import { matchElements } from './matchElements';
import type { NamedMention } from './mentionNames';
import { restoredText } from './restoredText';
import { objectIn, textIn, withoutNulls } from './plainJson';

export interface Refilled {
  /** The card, ready to be sent except for what is missing: a missing value is `""`, a missing image has its address. */
  readonly elements: readonly unknown[];
  readonly filled: readonly Filled[];
  readonly missing: readonly Lost[];
}

export interface RefillOptions {
  /** The `mentioned_list` that came with the card. */
  readonly mentioned?: readonly NamedMention[] | undefined;
  /** Base64 by the pointer of the image's `content`, for the images that could be downloaded. */
  readonly images?: ReadonlyMap<string, string> | undefined;
}

/**
 * Restores what a card lost when it was read back, using the card as it was sent. A value comes from the button with the same label: the
 * one at the same place, or any if there is only one. Accepts any JSON values. Never throws.
 * @param known the card as it was sent, if it's known. Its images may be empty.
 */
export function refillLost(
  received: readonly unknown[],
  known: readonly unknown[] | undefined,
  options: RefillOptions = {},
): Refilled {
  const cleaned = received.map((element) => withoutNulls(element));
  const source = new Source(cleaned, known ?? [], options);
  const elements = cleaned.map((element, index) => source.refill(element, index));
  return {
    elements,
    filled: source.filled,
    missing: lostOnReadBack(elements, options.mentioned).filter(
      // A name that looks like a mention may have been typed as plain text.
      ({ kind, pointer }) => kind !== 'mention' || !source.restored.has(pointer),
    ),
  };
}

/** Where lost values are looked up. */
class Source {
  readonly filled: Filled[] = [];
  /** Pointers of texts that are known to be as they were sent. */
  readonly restored = new Set<string>();
  readonly #known: readonly unknown[];
  readonly #options: RefillOptions;
  /** Index of the known element by the index of the received one. */
  readonly #pairs: ReadonlyMap<number, number>;
  readonly #labels: LabelledValues;

  constructor(received: readonly unknown[], known: readonly unknown[], options: RefillOptions) {
    this.#known = known;
    this.#options = options;
    this.#pairs = new Map(matchElements(received, known).map(({ before, after }) => [before, after]));
    this.#labels = labelledValues(received, known);
  }

  refill(element: unknown, index: number): unknown {
    const pair = this.#pairs.get(index);
    const known = pair === undefined ? undefined : this.#known[pair];
    if (!isObject(element)) return element;
    switch (typeOf(element)) {
      case 'description':
        return this.#text(element, known, `/${index}/description/text`);
      case 'image':
        return this.#image(element, known, `/${index}/image/content`);
      case 'button':
      case 'button_group':
        return this.#buttons(element, known, `/${index}`);
      default:
        return element;
    }
  }

  #buttons(element: JsonObject, known: unknown, at: string): JsonObject {
    const knownButtons = buttonsOf(known);
    const done = buttonsOf(element).map(({ button, pointer }, place) => {
      if (!isObject(button) || !isCallback(button) || textIn(button, 'value') !== '') return button;
      const label = textIn(button, 'text');
      const beside = knownButtons[place]?.button;
      const there = isCallback(beside) && textIn(beside, 'text') === label ? textIn(beside, 'value') : '';
      const value = there || (this.#labels.get(label) ?? '');
      if (value !== '') this.#fill('value', `${at}${pointer}/value`, label, 'known');
      return { ...button, value };
    });
    if (typeOf(element) === 'button') return { ...element, button: done[0] };
    return isArray(element['button_group']) ? { ...element, button_group: done } : element;
  }

  #image(element: JsonObject, known: unknown, pointer: string): JsonObject {
    const content = imageContent(element);
    if (content !== '' && !isImageAddress(content)) return element;
    const fetched = this.#options.images?.get(pointer);
    const kept = imageContent(known);
    const bytes = fetched ?? (kept === '' || isImageAddress(kept) ? undefined : kept);
    if (bytes !== undefined)
      this.#fill('image', pointer, content, fetched === undefined ? 'known' : 'download');
    return { ...element, image: { ...objectIn(element, 'image'), content: bytes ?? content } };
  }

  #text(element: JsonObject, known: unknown, pointer: string): JsonObject {
    const description = objectIn(element, 'description');
    if (typeof description['text'] !== 'string') return element;
    const { filled, ...fields } = restoredText(
      description,
      objectIn(known, 'description'),
      this.#options.mentioned ?? [],
    );
    for (const { kind, label, from } of filled) this.#fill(kind, pointer, label, from);
    if (fields.certain) this.restored.add(pointer);
    return { ...element, description: fields.description };
  }

  #fill(kind: Filled['kind'], pointer: string, label: string, from: FilledFrom): void {
    this.filled.push({ kind, pointer, label, from });
  }
}

/** Values by button label, for labels that occur only once on both sides. */
type LabelledValues = ReadonlyMap<string, string>;

function labelledValues(received: readonly unknown[], known: readonly unknown[]): LabelledValues {
  const values = new Map<string, string>();
  const seen = countLabels(received);
  const there = countLabels(known);
  for (const { button } of known.flatMap(buttonsOf)) {
    const label = textIn(button, 'text');
    if (isCallback(button) && seen.get(label) === 1 && there.get(label) === 1) {
      values.set(label, textIn(button, 'value'));
    }
  }
  return values;
}

function countLabels(elements: readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { button } of elements.flatMap(buttonsOf)) {
    const label = textIn(button, 'text');
    if (isCallback(button)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}
