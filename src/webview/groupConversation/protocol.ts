import type { Side } from '../../base/requests';
import type { Mentionable, Page } from '../conversation/protocol';

/** What the host of a conversation and its frame say to each other. */

export interface GroupHead {
  readonly groupId: string;
  readonly title: string;
  /** Who is in it, in words. */
  readonly members: string;
  readonly mentionable: readonly Mentionable[];
  /** As whom messages are sent. */
  readonly bot: string;
}

/** Messages of a group or a thread, as far as they were read. */
export interface GroupPage extends Page {
  /** Why there is nothing older. */
  readonly beginning?: string;
}

/** Something that the person has to know of what is shown. */
export interface Trouble {
  readonly words: string;
  /** What helps, as a button. */
  readonly action?: string;
}

export type GroupMessage =
  /** Nothing can be shown. */
  | ({ readonly type: 'away' } & Trouble)
  /** Shows a group from anew. */
  | { readonly type: 'opened'; readonly head: GroupHead; readonly page: GroupPage }
  | { readonly type: 'head'; readonly head: GroupHead }
  /** Messages came, went, or read differently now: of the group, or of the thread below `rootId`. */
  | {
      readonly type: 'changed';
      readonly rootId?: string;
      readonly page: GroupPage;
      readonly gone: readonly string[];
    }
  | { readonly type: 'thread'; readonly rootId: string; readonly page: GroupPage }
  /** Above the messages; undefined takes it away. */
  | { readonly type: 'trouble'; readonly trouble?: Trouble }
  | { readonly type: 'reveal'; readonly id: string; readonly rootId?: string };

/** What can be done with a message beside reading and answering it. */
export const MESSAGE_ACTIONS = [
  'copyText',
  'copyLink',
  'json',
  'save',
  'preview',
  'update',
  'blank',
] as const;
export type MessageAction = (typeof MESSAGE_ACTIONS)[number];

/** A message as the bot sends it. */
export interface GroupWriting {
  readonly text: string;
  readonly isPlain: boolean;
  readonly rootId?: string;
  readonly quotedId?: string;
  /** In place of text. */
  readonly file?: { readonly name: string; readonly base64: string };
}

export type GroupRequest =
  | { readonly type: 'write'; readonly request: GroupWriting; readonly reply: null }
  | { readonly type: 'older'; readonly request: { readonly rootId?: string }; readonly reply: GroupPage }
  | {
      readonly type: 'advise';
      readonly request: { readonly text: string; readonly isPlain: boolean };
      readonly reply: readonly string[];
    }
  | {
      readonly type: 'picture';
      readonly request: { readonly fileId: string };
      readonly reply: string | null;
    };

export interface GroupHost extends Side {
  readonly messages: GroupMessage;
  readonly requests: never;
}

export interface GroupFrame extends Side {
  readonly messages:
    | { readonly type: 'refresh' | 'help' | 'closeThread' | 'send' }
    | { readonly type: 'thread'; readonly rootId: string }
    /** A message that is quoted and isn't among those shown. */
    | { readonly type: 'quoted'; readonly id: string }
    | { readonly type: 'act'; readonly id: string; readonly action: MessageAction }
    | { readonly type: 'attach'; readonly rootId?: string }
    | { readonly type: 'openFile'; readonly fileId: string }
    | { readonly type: 'link'; readonly id: string; readonly pointer: string };
  readonly requests: GroupRequest;
}

/** What the editor keeps of a conversation. */
export interface GroupState {
  /** Profile of the app that reads it. */
  readonly appId: string;
  readonly groupId: string;
}
