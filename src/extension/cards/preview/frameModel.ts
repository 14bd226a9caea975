import type { RuleChoice } from '../../../cards/check/ruleChoice';
import type { CardBlock, VariantView } from '../../../cards/view/cardView';
import { previewOf } from '../../../cards/view/previewOf';
import type { PreviewContent, ShownCard } from '../../../cards/view/previewOf';

/** A card as far as a frame doesn't have it: images that it has are left out, and a row that it has is its place in the update before. */
export interface PostedCard extends Omit<ShownCard, 'variants'> {
  readonly variants: readonly VariantView<CardBlock | number>[];
}

/** What to post to a frame about a text. */
export type PostedContent = PostedCard | Exclude<PreviewContent, ShownCard>;

/** Turns texts into what one frame is to show, and remembers what it has already. */
export class FrameModel {
  /** Ids of the images that the frame holds, by their Base64 text. */
  #images: ReadonlyMap<string, string> = new Map();
  /** The rows the frame holds, by language, each as JSON with its place. */
  #rows: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map();
  /** Ids are never used again: the frame must not take one image for another. */
  #nextImage = 1;
  #hasCard = false;
  #language: string | undefined;

  /** Chooses the language of a service notice; unknown ones are ignored. */
  set language(language: string | undefined) {
    this.#language = language;
  }

  /** The frame has started again, or shows no card: it holds nothing. */
  forgetFrame(): void {
    this.#images = new Map();
    this.#rows = new Map();
    this.#hasCard = false;
  }

  /** Never throws, whatever the text. @param choice of the rules whose findings are shown. */
  update(text: string, choice: RuleChoice = {}): PostedContent {
    const ids = new Map<string, string>();
    const content = previewOf(text, {
      language: this.#language,
      hasCard: this.#hasCard,
      choice,
      imageId: (base64) => {
        const id = ids.get(base64) ?? this.#images.get(base64) ?? String(this.#nextImage++);
        ids.set(base64, id);
        return id;
      },
    });
    if (content.kind === 'nothing') this.forgetFrame();
    return content.kind === 'card' ? this.#patch(content, ids) : content;
  }

  #patch(card: ShownCard, ids: ReadonlyMap<string, string>): PostedCard {
    const held = new Set(this.#images.values());
    const rows = new Map<string, ReadonlyMap<string, number>>();
    const variants = card.variants.map((variant) => {
      const keys = variant.blocks.map((block) => JSON.stringify(block));
      const old = this.#rows.get(variant.language);
      rows.set(variant.language, new Map(keys.map((key, index) => [key, index])));
      return {
        ...variant,
        blocks: variant.blocks.map((block, index) => old?.get(keys[index] ?? '') ?? block),
      };
    });
    // The frame drops what is no longer shown, and so do we.
    this.#images = ids;
    this.#rows = rows;
    this.#hasCard = true;
    return { ...card, variants, images: card.images.filter(({ id }) => !held.has(id)) };
  }
}
