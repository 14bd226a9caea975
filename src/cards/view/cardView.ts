import type { BlockNode } from '../markdown/markdownTree';

/** Why a part of a card can't be drawn. */
export type ViewProblem =
  | 'unknown-element'
  | 'missing-content'
  | 'image-empty'
  /** A stand-in such as `«chart»` for a value that only exists in code. */
  | 'image-from-code'
  | 'image-not-base64'
  | 'image-type'
  | 'image-too-big'
  | 'image-address';

/** Where a redirect button leads on one platform. */
export interface LinkView {
  /** `web`, `rn`, or whatever the card contains. */
  readonly type: string;
  readonly path: string;
  /** Formatted JSON of the parameters for a React Native page. */
  readonly params?: string;
}

export interface ButtonView {
  /** JSON Pointer of the button in its document. */
  readonly pointer: string;
  readonly label: string;
  readonly action:
    | { readonly kind: 'callback'; /** Absent on cards read back. */ readonly value?: string }
    | { readonly kind: 'redirect'; readonly mobile?: LinkView; readonly desktop?: LinkView }
    | { readonly kind: 'unknown' };
}

/** One row of the card. `pointer` is the JSON Pointer of the element. */
export type CardBlock = { readonly pointer: string } & (
  | { readonly kind: 'title'; readonly text: string }
  | {
      readonly kind: 'description';
      /** As written in the card. */
      readonly text: string;
      /** True when `text` is shown without formatting. */
      readonly isPlain: boolean;
      readonly content: readonly BlockNode[];
    }
  | { readonly kind: 'image'; readonly imageId: string; readonly bytes: number }
  | { readonly kind: 'buttons'; readonly grouped: boolean; readonly buttons: readonly ButtonView[] }
  | { readonly kind: 'problem'; readonly problem: ViewProblem; readonly elementType: string }
);

/**
 * The rows of one language of a card. A service notice has one for each of its languages; any other card has a single one.
 * `Row` is the row itself, or whatever stands in for it where rows aren't sent again.
 */
export interface VariantRows<Row = CardBlock> {
  /** The key of the language wrapper; empty for a card without languages. */
  readonly language: string;
  /** JSON Pointer of the array of elements; absent where there isn't one, as for a single element. */
  readonly list?: string | undefined;
  readonly blocks: readonly Row[];
  /** Number of elements that follow `blocks` and aren't shown; absent when all are. */
  readonly hidden?: number | undefined;
}

/** The rows of one language as an update. A number stands for the row at that index of the same language in the update before. */
export type VariantUpdate = VariantRows<CardBlock | number>;

/** An image of the card. Separate from the rows, so that it isn't posted with every keystroke. */
export interface CardImage {
  readonly id: string;
  /** `data:image/…;base64,…` */
  readonly uri: string;
}

/** A card ready to be drawn: plain data without markup. */
export interface CardView {
  readonly blocks: readonly CardBlock[];
  readonly images: readonly CardImage[];
}
