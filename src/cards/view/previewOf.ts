import { parseCard } from '../document/cardDocument';
import type { CardDocument, SyntaxFault } from '../document/cardDocument';
import type { CardImage, VariantView } from './cardView';
import { checkDocument } from '../check/checkDocument';
import type { Diagnostic } from '../check/checkDocument';
import type { RuleChoice } from '../check/ruleChoice';
import { isArray, isObject, toPointer } from '../document/json';
import { layoutCard } from './layoutCard';
import { elementPath } from '../document/recognise';
import type { CardShape, CardSurface, CardVariant, RecognisedCard } from '../document/recognise';

/**
 * UTF-16 units above which a text is not previewed: three images of 5 MB, the most a card can hold, and a little.
 * Parsing that much takes about 50 ms.
 */
export const MAX_PREVIEW_LENGTH = 16 * 1024 * 1024;

/**
 * Rows drawn of one list of elements. No card that SeaTalk takes has more than 19; a list of thousands is a mistake, and
 * drawing it would stop the editor.
 */
const MAX_SHOWN_ELEMENTS = 200;

/** A card ready to be shown, offsets relative to the text given. */
export interface ShownCard {
  readonly kind: 'card';
  readonly shape: CardShape;
  readonly surface: CardSurface;
  /** One for each language of a service notice; one with an empty language for any other card. */
  readonly variants: readonly VariantView[];
  /** The language chosen; empty where there is none. */
  readonly language: string;
  /** The elements of that language, as JSON. */
  readonly elements: readonly unknown[];
  /** The only platform that shows the card, where its message names one; only a direct message and a service notice can. */
  readonly usablePlatform: 'mobile' | 'desktop' | undefined;
  /** The text with its tree, to find places in it. */
  readonly document: CardDocument;
  /** Each image once, whatever languages it is in. */
  readonly images: readonly CardImage[];
  readonly diagnostics: readonly Diagnostic[];
  /** Not empty when the text is broken, and only what could be read of it is shown. */
  readonly faults: readonly SyntaxFault[];
}

/** What to show for a text. `broken`: it isn't JSON now, and the card that is shown already stays. */
export type PreviewContent =
  | ShownCard
  | { readonly kind: 'broken'; readonly faults: readonly SyntaxFault[] }
  | { readonly kind: 'nothing'; readonly reason: 'empty' | 'not-json' | 'not-a-card' | 'too-big' };

export interface PreviewOptions {
  /** The language of a service notice to show; the default in place of an unknown one. */
  readonly language?: string | undefined;
  /** Whether a card is shown already: it stays while the text is broken. */
  readonly hasCard?: boolean;
  /** Names an image by its Base64 text, the same text the same way. By default its number in the card. */
  readonly imageId?: (base64: string) => string;
  /** Which findings are among the diagnostics. */
  readonly choice?: RuleChoice;
}

/** Turns a text into what a preview shows. Never throws, whatever the text. */
export function previewOf(text: string, options: PreviewOptions = {}): PreviewContent {
  if (text.length > MAX_PREVIEW_LENGTH) return { kind: 'nothing', reason: 'too-big' };
  if (text.trim() === '') return { kind: 'nothing', reason: 'empty' };
  const document = parseCard(text);
  const { card, faults } = document;
  if (faults.length > 0 && options.hasCard === true) return { kind: 'broken', faults };
  if (!card) return { kind: 'nothing', reason: faults.length > 0 ? 'not-json' : 'not-a-card' };
  return show(document, card, options);
}

function show(document: CardDocument, card: RecognisedCard, options: PreviewOptions): ShownCard {
  const chosen = card.variants.find(({ language }) => language === options.language) ?? card.variants[0];
  const imageId = options.imageId ?? numbered();
  const laidOut = card.variants.map((variant) => layOut(card, variant, imageId));
  const images = new Map(laidOut.flatMap((view) => view.images.map((image) => [image.id, image])));
  return {
    kind: 'card',
    shape: card.shape,
    surface: card.surface,
    variants: laidOut.map(({ variant }) => variant),
    language: chosen.language ?? '',
    elements: elementsOf(chosen),
    usablePlatform: usablePlatformOf(document, card),
    document,
    images: [...images.values()],
    diagnostics: checkDocument(document, options.choice && { choice: options.choice }),
    faults: document.faults,
  };
}

function layOut(
  card: RecognisedCard,
  variant: CardVariant,
  imageId: (base64: string) => string,
): { readonly variant: VariantView; readonly images: readonly CardImage[] } {
  const elements = elementsOf(variant);
  const { blocks, images } = layoutCard(elements.slice(0, MAX_SHOWN_ELEMENTS), {
    pathOf: (index) => elementPath(card.shape, variant, index),
    imageId,
  });
  const isList = card.shape !== 'element' && isArray(variant.elements);
  return {
    variant: {
      language: variant.language ?? '',
      list: isList ? toPointer(variant.path) : undefined,
      blocks,
      hidden: Math.max(0, elements.length - MAX_SHOWN_ELEMENTS),
    },
    images,
  };
}

/** Numbers images in the order in which they are met. */
function numbered(): (base64: string) => string {
  const ids = new Map<string, string>();
  return (base64) => {
    const id = ids.get(base64) ?? String(ids.size + 1);
    ids.set(base64, id);
    return id;
  };
}

function usablePlatformOf({ value }: CardDocument, { surface }: RecognisedCard): ShownCard['usablePlatform'] {
  if (surface !== 'direct' && surface !== 'service_notice') return undefined;
  const written = isObject(value) ? value['usable_platform'] : undefined;
  return written === 'mobile' || written === 'desktop' ? written : undefined;
}

function elementsOf({ elements }: CardVariant): readonly unknown[] {
  return isArray(elements) ? elements : [];
}
