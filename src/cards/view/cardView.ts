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

/** An image of the card. Separate from the rows, so that it isn't posted with every keystroke. */
export interface CardImage {
  readonly id: string;
  /** `data:image/…;base64,…` */
  readonly uri: string;
}

/** The rows of one language of a card; a card that isn't a service notice has one variant, its language empty. */
export interface VariantView<Row = CardBlock> {
  readonly language: string;
  /** JSON Pointer of the array of elements; undefined where there is none, as for one element alone. */
  readonly list: string | undefined;
  readonly blocks: readonly Row[];
  /** How many more elements there are than are shown. */
  readonly hidden: number;
}

/** A card ready to be drawn: plain data without markup. */
export interface CardView {
  readonly blocks: readonly CardBlock[];
  readonly images: readonly CardImage[];
}
