import type { Side } from '../../../src/base/requests';
import type { CardView } from '../../../src/cards/view/cardView';

export interface SecondHost extends Side {
  readonly messages: { readonly type: 'show'; readonly card: CardView };
  readonly requests: { readonly type: 'rows'; readonly request: null; readonly reply: readonly string[] };
}

export interface SecondFrame extends Side {
  readonly messages: { readonly type: 'asked'; readonly names: readonly string[]; readonly starts: number };
  readonly requests: { readonly type: 'sender'; readonly request: { id: string }; readonly reply: string };
}

/** Kept by the editor while the frame is hidden. */
export interface SecondState {
  readonly starts: number;
}
