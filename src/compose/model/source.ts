/** What a person has in hand: a selection or clipboard text, or the bytes of a file. */
export type Source =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The editor's language id, such as `typescript`; missing for the clipboard. */
      readonly languageId?: string | undefined;
      readonly fileName?: string | undefined;
    }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly fileName: string };

/**
 * What a source can go out as. `code`: a fenced block; `text`: SeaTalk's formatting and mentions work; `plain`: exactly
 * the characters, nothing is formatted.
 */
export type Form = 'card' | 'image' | 'code' | 'text' | 'plain' | 'file';

export type TargetKind = 'group' | 'person' | 'webhook';

/** Where a message will go, as far as it shapes the message. */
export interface Target<Kind extends TargetKind = TargetKind> {
  readonly kind: Kind;
  /** The id of the root message. */
  readonly threadId?: string | undefined;
  /** Groups only: a message of the same chat or thread, at most 7 days old. */
  readonly quotedMessageId?: string | undefined;
}

export interface ComposeOptions {
  /** Text above the limit goes out as several messages. */
  readonly split?: boolean | undefined;
  /** Mentions of everyone are taken out of the text. */
  readonly removeMentionAll?: boolean | undefined;
  /** `seatalk://all` is replaced by the documented form. */
  readonly fixMentionAll?: boolean | undefined;
}
