import type { CardElements } from '../../contract/cards';
import type { TextFormat } from '../../contract/outbound';
import type { Problem } from './problem';

/** The content of one message, before it takes the form that its target requires. */
export type Content =
  | {
      readonly kind: 'text';
      readonly format: (typeof TextFormat)[keyof typeof TextFormat];
      readonly content: string;
    }
  | { readonly kind: 'image'; readonly base64: string }
  | { readonly kind: 'file'; readonly base64: string; readonly fileName: string }
  | { readonly kind: 'card'; readonly elements: CardElements };

/** What a form makes of a source. When one of the problems is an error, the contents aren't used. */
export interface Draft {
  readonly contents: readonly Content[];
  readonly problems: readonly Problem[];
}

export const failed = (...problems: Problem[]): Draft => ({ contents: [], problems });
