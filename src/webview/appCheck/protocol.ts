import type { Side } from '../../base/requests';

/** What the host of a check and its frame say to each other. */

export type RowState = 'works' | 'attention' | 'failed' | 'untried' | 'running';

/** One thing that is checked. */
export interface RowView {
  readonly id: string;
  readonly title: string;
  readonly state: RowState;
  /** The state in a word. */
  readonly stateWords: string;
  /** What it means, and what to do. */
  readonly words: string;
  /** Whether it can be looked at by itself: some things only a send shows. */
  readonly canRepeat: boolean;
  /** What helps, by its place in this list. */
  readonly links: readonly string[];
}

export interface SectionView {
  readonly title: string;
  readonly rows: readonly RowView[];
}

/** What a person has to know before anything else. */
export interface BannerView {
  readonly kind: 'info' | 'warning';
  readonly words: string;
  /** Words of the button that helps. */
  readonly action?: string;
}

export interface CheckView {
  /** Id of the app's profile, for the time after a reload. */
  readonly app: string;
  readonly title: string;
  /** App ID, address, production. */
  readonly detail: string;
  readonly banner?: BannerView;
  /** How it stands as a whole. */
  readonly summary: string;
  readonly isRunning: boolean;
  /** Whether there is an app that can be checked. */
  readonly canRun: boolean;
  readonly sections: readonly SectionView[];
}

export interface CheckHost extends Side {
  readonly messages: { readonly type: 'show'; readonly view: CheckView };
  readonly requests: never;
}

export type CheckFrameMessage =
  /** `row` alone, or all. */
  | { readonly type: 'run'; readonly row?: string }
  | { readonly type: 'cancel' | 'copy' | 'help' }
  | { readonly type: 'link'; readonly row: string; readonly index: number };

export interface CheckFrame extends Side {
  readonly messages: CheckFrameMessage;
  readonly requests: never;
}

/** Kept by the editor while the frame is hidden, and over a reload. */
export interface CheckState {
  readonly app: string;
}
