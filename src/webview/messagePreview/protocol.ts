import type { Side } from '../../base/requests';
import type { Entry } from '../conversation/protocol';

/** What the host of a message's preview and its frame say to each other. */

export interface ProblemView {
  readonly words: string;
  readonly severity: 'error' | 'warning';
  /** Whether there is a place in the file to go to. */
  readonly hasPlace: boolean;
}

export interface MessageView {
  /** Where it would be sent. */
  readonly to: string;
  /** What it would be sent as, and how many messages it is. */
  readonly about: string;
  /** Words of the button that sends it. */
  readonly send: string;
  readonly problems: readonly ProblemView[];
  readonly entries: readonly Entry[];
  /** Pictures of cards, as data URIs by their ids. */
  readonly pictures: Readonly<Record<string, string>>;
  /** In place of messages, where there are none. */
  readonly empty: string;
}

export interface MessageHost extends Side {
  readonly messages: { readonly type: 'show'; readonly view: MessageView };
  readonly requests: never;
}

export interface MessageFrame extends Side {
  readonly messages:
    | { readonly type: 'send' }
    /** Goes to the place of a problem, by its place in the list. */
    | { readonly type: 'reveal'; readonly index: number };
  readonly requests: never;
}

/** Kept by the editor over a reload. */
export interface MessageState {
  /** Address of the message file. */
  readonly uri: string;
}
