import type { ButtonView, VariantView } from '../../../cards/view/cardView';
import type { TapContext } from '../../../cards/view/tapEvent';
import type { PreviewProblem, PreviewSource, ViewChoices } from '../protocol';

/** The card the frame shows. */
export interface FrameCard {
  /** Version of the document it was read from; an edit is for that version. */
  readonly version: number;
  readonly shape: string;
  /** At least one. */
  readonly variants: readonly [VariantView, ...VariantView[]];
  /** The one whose language is chosen; one of `variants`. */
  readonly variant: VariantView;
  /** Data URIs by image id. */
  readonly images: ReadonlyMap<string, string>;
  /** A tap on a callback button. */
  readonly tap: TapContext;
  /** A platform may be left out of this message. */
  readonly canExclude: boolean;
  readonly usablePlatform: ViewChoices['width'] | undefined;
  /** The text isn't valid JSON any more: this is the card read from it last. */
  readonly isOld: boolean;
  /** Heads remarks about a card that is not known to the letter; undefined for any other. */
  readonly remarksHeading: string | undefined;
  /** Why it can't be changed from here; undefined where it can. */
  readonly locked: string | undefined;
}

/** All that the frame shows at one moment: what the host posted, and how the person looks at it. */
export interface FrameView {
  /** Undefined until the host has posted something. */
  readonly source: PreviewSource | undefined;
  readonly name: string;
  readonly card: FrameCard | undefined;
  /** Why there is no card. */
  readonly nothing: { readonly heading: string; readonly text: string } | undefined;
  readonly problems: readonly PreviewProblem[];
  readonly choices: ViewChoices;
}

/** A part of the frame: draws what it shows of a view. Called after every change; draws only what differs. */
export interface FramePart {
  show(view: FrameView): void;
}

/** The button at a place in the document, in whatever language it is. */
export function buttonAt(card: FrameCard, pointer: string): ButtonView | undefined {
  for (const { blocks } of card.variants) {
    for (const block of blocks) {
      const found = block.kind === 'buttons' && block.buttons.find((button) => button.pointer === pointer);
      if (found) return found;
    }
  }
  return undefined;
}
