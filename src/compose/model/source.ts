/** Where a text is from, as a line above it. */
export interface SourceHeading {
  /** Such as a path with lines; plain text. */
  readonly label: string;
  /** Where others can look at it. */
  readonly url?: string | undefined;
}

/** What a person wants to send: selected text, clipboard text, or the bytes of a file. */
export type Source =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The editor's language id, such as `typescript`; undefined for the clipboard. */
      readonly languageId?: string | undefined;
      readonly fileName?: string | undefined;
      readonly heading?: SourceHeading | undefined;
    }
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      /** The bytes as text, where whoever read them knows their encoding. Without it they are text if they are UTF-8 or have a mark. */
      readonly text?: string;
    };

/**
 * The forms a source can be sent in. `code`: a fenced block. `text`: with SeaTalk's formatting and mentions. `plain`: exactly the
 * characters, without formatting.
 */
export type Form = 'card' | 'image' | 'code' | 'text' | 'plain' | 'file';

export type TargetKind = 'group' | 'person' | 'webhook';

/** Where a message will be sent, as far as this affects the message. */
export interface Target<Kind extends TargetKind = TargetKind> {
  readonly kind: Kind;
  /** The id of the root message. */
  readonly threadId?: string | undefined;
  /** Groups only: a message of the same chat or thread, at most 7 days old. */
  readonly quotedMessageId?: string | undefined;
}

export interface ComposeOptions {
  /** Send text above the limit as several messages. */
  readonly split?: boolean | undefined;
  /** Remove mentions of everyone from the text. */
  readonly removeMentionAll?: boolean | undefined;
  /** Replace `seatalk://all` with the documented form. */
  readonly fixMentionAll?: boolean | undefined;
}
