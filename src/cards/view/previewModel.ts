import { parseCard } from '../document/cardDocument';
import type { CardDocument, SyntaxFault } from '../document/cardDocument';
import type { CardBlock, CardImage } from './cardView';
import { checkDocument } from '../check/checkDocument';
import type { Diagnostic } from '../check/checkDocument';
import { isArray, isObject, toPointer } from '../document/json';
import { layoutCard } from './layoutCard';
import { elementPath } from '../document/recognise';
import type { CardShape, CardSurface, CardVariant, RecognisedCard } from '../document/recognise';

/**
 * UTF-16 units above which a text is not previewed: three images of 5 MB, the most a card can hold, and a little.
 * Parsing that much takes about 50 ms.
 */
export const MAX_PREVIEW_LENGTH = 16 * 1024 * 1024;

/** The rows of one language. A number stands for the row at that place of the same language in the update before. */
export interface ShownVariant {
  readonly language: string;
  /** JSON Pointer of the array of elements; absent where there is none, as for one element alone. */
  readonly list?: string;
  readonly blocks: readonly (CardBlock | number)[];
  /** How many elements there are beyond those of `blocks`: only the first 200 are shown. */
  readonly hidden: number;
}

/**
 * Rows drawn of one list of elements. No card that SeaTalk takes has more than 19; a list of thousands is a mistake, and
 * drawing it would stop the editor.
 */
const MAX_SHOWN_ELEMENTS = 200;

/** A card ready for the frame, offsets relative to the text given. */
export interface ShownCard {
  readonly kind: 'card';
  readonly shape: CardShape;
  readonly surface: CardSurface;
  /** One for each language of a service notice; one with an empty language for any other card. */
  readonly variants: readonly ShownVariant[];
  /** The language chosen; empty where there is none. */
  readonly language: string;
  /** The elements of that language, as JSON. */
  readonly elements: readonly unknown[];
  /** The only platform that shows the card, where its message names one; only a direct message and a service notice can. */
  readonly usablePlatform: 'mobile' | 'desktop' | undefined;
  /** The text with its tree, to find places in it. */
  readonly document: CardDocument;
  /** The images the frame has not had yet. */
  readonly images: readonly CardImage[];
  readonly diagnostics: readonly Diagnostic[];
  /** Not empty when the text is broken, and only what could be read of it is shown. */
  readonly faults: readonly SyntaxFault[];
}

/** What to show for a text. `broken`: it is no JSON now, but there was a card before. */
export type PreviewContent =
  | ShownCard
  | { readonly kind: 'broken'; readonly faults: readonly SyntaxFault[] }
  | { readonly kind: 'nothing'; readonly reason: 'empty' | 'not-json' | 'not-a-card' | 'too-big' };

/** Turns texts into what one preview shows, and remembers what its frame has already. */
export class PreviewModel {
  /** Ids of the images in use, by their Base64 text. */
  #imageIds = new Map<string, string>();
  /** Ids of the images the frame holds. */
  #sent = new Set<string>();
  /** The rows the frame holds, by language, each as JSON with its place. */
  #rows = new Map<string, ReadonlyMap<string, number>>();
  #nextImage = 1;
  #hasShown = false;
  #language: string | undefined;

  /** Chooses the language of a service notice; unknown ones are ignored. */
  set language(language: string | undefined) {
    this.#language = language;
  }

  /** The frame has started anew and holds nothing. */
  forgetFrame(): void {
    this.#sent = new Set();
    this.#rows = new Map();
    this.#hasShown = false;
  }

  /** Never throws, whatever the text. */
  update(text: string): PreviewContent {
    if (text.length > MAX_PREVIEW_LENGTH) return this.#nothing('too-big');
    if (text.trim() === '') return this.#nothing('empty');
    const document = parseCard(text);
    if (document.faults.length > 0 && this.#hasShown) return { kind: 'broken', faults: document.faults };
    if (!document.card) return this.#nothing(document.faults.length > 0 ? 'not-json' : 'not-a-card');
    return this.#show(document, document.card);
  }

  #nothing(reason: 'empty' | 'not-json' | 'not-a-card' | 'too-big'): PreviewContent {
    this.forgetFrame();
    return { kind: 'nothing', reason };
  }

  #show(document: CardDocument, card: RecognisedCard): ShownCard {
    const chosen = card.variants.find(({ language }) => language === this.#language) ?? card.variants[0];
    const ids = new Map<string, string>();
    const laidOut = card.variants.map((variant) => this.#layout(card, variant, ids));
    const images = new Map(laidOut.flatMap((view) => view.images.map((image) => [image.id, image])));
    const fresh = [...images.values()].filter(({ id }) => !this.#sent.has(id));
    const rows = new Map<string, ReadonlyMap<string, number>>();
    const variants = laidOut.map(({ language, list, blocks, hidden }): ShownVariant => {
      const keys = blocks.map((block) => JSON.stringify(block));
      const old = this.#rows.get(language);
      rows.set(language, new Map(keys.map((key, index) => [key, index])));
      return {
        language,
        ...list,
        hidden,
        blocks: blocks.map((block, index) => old?.get(keys[index] ?? '') ?? block),
      };
    });
    // The frame drops what is no longer shown, and so do we.
    this.#imageIds = ids;
    this.#sent = new Set(ids.values());
    this.#rows = rows;
    this.#hasShown = true;
    return {
      kind: 'card',
      shape: card.shape,
      surface: card.surface,
      variants,
      language: chosen.language ?? '',
      elements: elementsOf(chosen),
      usablePlatform: usablePlatformOf(document, card),
      document,
      images: fresh,
      diagnostics: checkDocument(document),
      faults: document.faults,
    };
  }

  #layout(card: RecognisedCard, variant: CardVariant, ids: Map<string, string>) {
    const elements = elementsOf(variant);
    const view = layoutCard(elements.slice(0, MAX_SHOWN_ELEMENTS), {
      pathOf: (index) => elementPath(card.shape, variant, index),
      imageId: (base64) => {
        const id = ids.get(base64) ?? this.#imageIds.get(base64) ?? String(this.#nextImage++);
        ids.set(base64, id);
        return id;
      },
    });
    const isList = card.shape !== 'element' && isArray(variant.elements);
    const list = isList && { list: toPointer(variant.path) };
    const hidden = Math.max(0, elements.length - MAX_SHOWN_ELEMENTS);
    return { ...view, language: variant.language ?? '', list, hidden };
  }
}

function usablePlatformOf({ value }: CardDocument, { surface }: RecognisedCard): ShownCard['usablePlatform'] {
  if (surface !== 'direct' && surface !== 'service_notice') return undefined;
  const written = isObject(value) ? value['usable_platform'] : undefined;
  return written === 'mobile' || written === 'desktop' ? written : undefined;
}

function elementsOf({ elements }: CardVariant): readonly unknown[] {
  return isArray(elements) ? elements : [];
}
