import type { CardElement } from '../../contract/cards';

/** The records of messages and what belongs to them. A record is never changed: a write replaces it by another. */

export type SenderKind = 'person' | 'bot' | 'system_account';

export interface SenderRef {
  readonly kind: SenderKind;
  readonly seatalkId: string;
}

export interface MentionRecord {
  /** `"0"` for everyone. */
  readonly seatalkId: string;
  /** The name as it stands in the text; `""` for everyone. */
  readonly username: string;
}

/** A message inside a forwarded record. It has no id any more. */
export interface ForwardedItem<Body = MessageBody> {
  readonly sender: SenderRef;
  readonly sentAtMs: number;
  readonly body: Body;
}

export interface TextBody {
  readonly kind: 'text';
  /** What was sent, formatting included. */
  readonly source: string;
  readonly format: 1 | 2;
  /** What is read back. */
  readonly plain: string;
  readonly mentions: readonly MentionRecord[];
}

/** Sticker, audio, location and so on: the platform shows their tag and nothing else. */
interface OtherBody {
  readonly kind: 'other';
  readonly tag: string;
}

interface CardContent {
  readonly kind: 'card';
  readonly elements: readonly CardElement[];
  readonly mentions: readonly MentionRecord[];
}

export type MessageBody =
  | TextBody
  | OtherBody
  | { readonly kind: 'image' | 'video'; readonly fileId: string }
  | { readonly kind: 'file'; readonly fileId: string; readonly filename: string }
  | (CardContent & {
      /** Ids of the image elements' files, in order. */
      readonly imageFileIds: readonly string[];
    })
  | { readonly kind: 'forwarded'; readonly items: readonly ForwardedItem[] };

/** A body that isn't in the world yet. Its files have no ids. */
export type DraftBody =
  | TextBody
  | OtherBody
  | { readonly kind: 'image' | 'video' | 'file'; readonly file: NewFile }
  | (CardContent & { readonly images: readonly NewFile[] })
  | { readonly kind: 'forwarded'; readonly items: readonly ForwardedItem<DraftBody>[] };

export interface NewFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** `""` for images and videos. */
  readonly filename: string;
}

export interface FileRecord extends NewFile {
  /** The last segment of its URL. */
  readonly id: string;
  /** The message it came with. The age of the message decides how long the link works. */
  readonly messageUid: number;
}

export interface MessageRecord {
  readonly uid: number;
  readonly chat: string;
  readonly sender: SenderRef;
  readonly sentAtMs: number;
  /** The root of its thread; its own number on a root, undefined outside of threads. It stays when all replies are recalled. */
  readonly rootUid: number | undefined;
  readonly quotedUid: number | undefined;
  readonly body: MessageBody;
  readonly recalled: boolean;
  /** Unix ms; 0 when never edited. */
  readonly editedAtMs: number;
}

interface PlaceOf<Kind extends 'direct' | 'notice'> {
  readonly kind: Kind;
  readonly appId: string;
  readonly seatalkId: string;
}

export interface GroupPlace {
  readonly kind: 'group';
  readonly groupId: string;
}
export type DirectPlace = PlaceOf<'direct'>;
/** Where a message is: in a group, or between an app's bot and a person. */
export type ChatPlace = GroupPlace | DirectPlace | PlaceOf<'notice'>;

export interface ChatRecord {
  readonly key: string;
  readonly place: ChatPlace;
  /** Numbers of its messages by time of sending, oldest first. */
  readonly messages: readonly number[];
  /** Numbers of replies by that of their root, oldest first. */
  readonly threads: ReadonlyMap<number, readonly number[]>;
  /**
   * Which bots follow a thread of a group, by the number of its root: their SeaTalk IDs, each with the number of the message that made
   * the bot follow.
   */
  readonly followers: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** A message that its bot updates part by part. */
export interface StreamRecord {
  readonly id: string;
  readonly appId: string;
  readonly messageUid: number;
  /** Key of the chat it was opened in; an update must name the same one. */
  readonly chat: string;
  readonly seq: number;
  readonly lastAtMs: number;
  /** Finished or failed. A stream also ends when updates stop coming: see `isOpen`. */
  readonly over: boolean;
}
