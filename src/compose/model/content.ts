import type { CardElements } from '../../contract/cards';
import type { TextFormat } from '../../contract/outbound';
import type { Problem } from './problem';

/** One message before it is put into the words of its target. */
export type Content =
  | {
      readonly kind: 'text';
      readonly format: (typeof TextFormat)[keyof typeof TextFormat];
      readonly content: string;
    }
  | { readonly kind: 'image'; readonly base64: string }
  | { readonly kind: 'file'; readonly base64: string; readonly fileName: string }
  | { readonly kind: 'card'; readonly elements: CardElements };

/** What one form made of a source. Contents are of no use where a problem is an error. */
export interface Draft {
  readonly contents: readonly Content[];
  readonly problems: readonly Problem[];
}

export const failed = (...problems: Problem[]): Draft => ({ contents: [], problems });
