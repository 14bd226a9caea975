import type { BlockNode } from '../../cards/markdown/markdownTree';
import type { CardBlock } from '../../cards/view/cardView';

/** A conversation as it is shown, wherever its messages come from. */

export interface EntrySender {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'bot' | 'system_account';
}

export type EntryBody =
  | {
      readonly kind: 'text';
      readonly content: readonly BlockNode[];
      /** As it was written, to be edited. */
      readonly source: string;
      /** Names by SeaTalk ID. */
      readonly names: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'card'; readonly blocks: readonly CardBlock[] }
  /** `bytes` is 0 where that isn't known. */
  | { readonly kind: 'image' | 'video'; readonly fileId: string; readonly bytes: number }
  | { readonly kind: 'file'; readonly fileId: string; readonly filename: string; readonly bytes: number }
  | {
      readonly kind: 'forwarded';
      readonly items: readonly {
        readonly sender: EntrySender;
        readonly sentAtMs: number;
        readonly body: EntryBody;
      }[];
    }
  /** A sticker and the like, of which only the tag is known. */
  | { readonly kind: 'other'; readonly tag: string };

/** Somebody who can be mentioned. */
export interface Mentionable {
  /** SeaTalk ID; `0` for everyone. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'bot' | 'everyone';
}

/** Messages that stand one below the other. */
export interface Page {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly hasOlder: boolean;
}

/** A message as a conversation shows it. */
export interface Entry {
  readonly id: string;
  readonly sender: EntrySender;
  readonly isMine: boolean;
  /** Unix ms. */
  readonly sentAtMs: number;
  readonly isEdited: boolean;
  readonly isRecalled: boolean;
  /** Its bot is still writing it. */
  readonly isStreaming: boolean;
  /** Id of the root of its thread; its own on a root. */
  readonly rootId?: string;
  /** Replies, on a root. */
  readonly replies: number;
  /** It belongs to a thread whose replies aren't counted. */
  readonly hasThread?: boolean;
  readonly quote?: { readonly id: string; readonly name: string; readonly gist: string };
  readonly body: EntryBody;
  /** In one line, for those who hear it. */
  readonly gist: string;
}
