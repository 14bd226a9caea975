import type { Side } from '../../base/requests';
import type { Entry, Mentionable, Page } from '../conversation/protocol';

/** What the host of a chat window and its frame say to each other. */

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A chat in the list of a person. */
export interface ChatRow {
  readonly key: string;
  readonly kind: 'group' | 'direct' | 'notice';
  readonly title: string;
  readonly gist: string;
  /** Unix ms of the last message; 0 without one. */
  readonly lastAtMs: number;
  readonly unread: number;
  readonly isDisbanded: boolean;
}

/** The chat that is open. */
export interface ChatHead {
  readonly key: string;
  readonly kind: ChatRow['kind'];
  readonly title: string;
  /** Who is in it, in words. */
  readonly members: string;
  readonly mentionable: readonly Mentionable[];
  /** Whether a person can write here. */
  readonly canWrite: boolean;
}

/** Something about a bot that a person in the chat has to know. */
export interface Notice {
  readonly id: string;
  readonly words: string;
  readonly actions: readonly { readonly name: string; readonly words: string }[];
}

export type ChatMessage =
  /** Nothing can be shown; `action` is what helps. */
  | { readonly type: 'away'; readonly words: string; readonly action?: string }
  | { readonly type: 'lists'; readonly me: Person; readonly chats: readonly ChatRow[] }
  | { readonly type: 'opened'; readonly chat: ChatHead; readonly page: Page; readonly isAgain: boolean }
  | { readonly type: 'head'; readonly chat: ChatHead }
  | { readonly type: 'thread'; readonly chat: string; readonly rootId: string; readonly page: Page }
  | { readonly type: 'entry'; readonly chat: string; readonly entry: Entry; readonly isNew: boolean }
  | {
      readonly type: 'typing';
      readonly chat: string;
      readonly rootId?: string;
      readonly name: string;
      readonly forMs: number;
    }
  | { readonly type: 'notices'; readonly chat: string; readonly notices: readonly Notice[] };

/** A message as a person writes it. */
export interface Writing {
  readonly chat: string;
  readonly text: string;
  readonly rootId?: string;
  readonly quotedId?: string;
  /** In place of text. */
  readonly file?: { readonly name: string; readonly base64: string };
}

export type ChatRequest =
  | { readonly type: 'write'; readonly request: Writing; readonly reply: null }
  | {
      readonly type: 'edit';
      readonly request: { readonly id: string; readonly text: string };
      readonly reply: null;
    }
  | { readonly type: 'recall'; readonly request: { readonly id: string }; readonly reply: null }
  | {
      readonly type: 'older';
      readonly request: { readonly chat: string; readonly before: string; readonly rootId?: string };
      readonly reply: Page;
    }
  | {
      readonly type: 'tap';
      readonly request: { readonly id: string; readonly pointer: string };
      readonly reply: null;
    }
  | {
      readonly type: 'picture';
      readonly request: { readonly fileId: string };
      readonly reply: string | null;
    };

export interface ChatHost extends Side {
  readonly messages: ChatMessage;
  readonly requests: never;
}

export interface ChatFrame extends Side {
  readonly messages:
    | { readonly type: 'open'; readonly chat: string }
    | { readonly type: 'thread'; readonly chat: string; readonly rootId: string }
    | { readonly type: 'choosePerson' | 'newGroup' | 'help' }
    | { readonly type: 'chatActions'; readonly chat: string }
    | { readonly type: 'forward'; readonly chat: string; readonly id: string }
    | { readonly type: 'attach'; readonly chat: string; readonly rootId?: string }
    | { readonly type: 'openFile'; readonly fileId: string }
    | { readonly type: 'link'; readonly id: string; readonly pointer: string }
    | { readonly type: 'notice'; readonly chat: string; readonly id: string; readonly action: string };
  readonly requests: ChatRequest;
}

/** What the editor keeps of a chat window. */
export interface ChatState {
  /** SeaTalk ID of the person it belongs to. */
  readonly person: string;
  readonly chat?: string;
}
