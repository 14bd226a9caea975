import { parseCard } from '../document/cardDocument';
import type { CardDocument, SyntaxFault } from '../document/cardDocument';
import type { CardBlock, CardImage } from './cardView';
import { checkDocument } from '../checkDocument';
import type { Diagnostic } from '../checkDocument';
import { isArray } from '../document/json';
import { layoutCard } from './layoutCard';
import { elementPath } from '../document/recognise';
import type { CardShape, CardSurface, CardVariant, RecognisedCard } from '../document/recognise';

/**
 * UTF-16 units above which a text is not previewed: three images of 5 MB, the most a card can hold, and a little.
 * Parsing that much takes about 50 ms.
 */
export const MAX_PREVIEW_LENGTH = 16 * 1024 * 1024;

/** A card ready for the frame, offsets relative to the text given. */
export interface ShownCard {
  readonly kind: 'card';
  readonly shape: CardShape;
  readonly surface: CardSurface;
  readonly languages: readonly string[];
  readonly language: string;
  /** The elements shown, as JSON. */
  readonly elements: readonly unknown[];
  readonly blocks: readonly CardBlock[];
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
    const variant = card.variants.find(({ language }) => language === this.#language) ?? card.variants[0];
    const elements = isArray(variant.elements) ? variant.elements : [];
    const { blocks, images } = this.#layout(card, variant, elements);
    this.#hasShown = true;
    return {
      kind: 'card',
      shape: card.shape,
      surface: card.surface,
      languages: card.variants.flatMap(({ language }) => language ?? []),
      language: variant.language ?? '',
      elements,
      blocks,
      images,
      diagnostics: checkDocument(document),
      faults: document.faults,
    };
  }

  #layout(card: RecognisedCard, variant: CardVariant, elements: readonly unknown[]) {
    const ids = new Map<string, string>();
    const { blocks, images } = layoutCard(elements, {
      pathOf: (index) => elementPath(card.shape, variant, index),
      imageId: (base64) => {
        const id = ids.get(base64) ?? this.#imageIds.get(base64) ?? String(this.#nextImage++);
        ids.set(base64, id);
        return id;
      },
    });
    const fresh = images.filter(({ id }) => !this.#sent.has(id));
    this.#imageIds = ids;
    // The frame drops what is no longer shown, and so do we.
    this.#sent = new Set(ids.values());
    return { blocks, images: fresh };
  }
}
