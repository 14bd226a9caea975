import type { Side } from '../../base/requests';

/** What the host of a group's page and its frame say to each other. */

/** Somebody or something that is in the group. */
export interface MemberRow {
  /** Place in the list of its kind. */
  readonly index: number;
  readonly name: string;
  /** Email and ids, for those who read them and for the search. */
  readonly about: string;
  readonly isExternal: boolean;
  /** Undefined where the platform returns none: such a member can't be removed by an app. */
  readonly employeeCode?: string;
}

export interface GroupHead {
  readonly id: string;
  readonly name: string;
  readonly isExternal: boolean;
  readonly settings: readonly { readonly label: string; readonly value: string }[];
  /** Members as the platform counts them. */
  readonly total: number;
  /** The group hides its members from apps. */
  readonly isHidden: boolean;
  /** Whether members are left to read. */
  readonly hasMore: boolean;
  readonly bots: readonly MemberRow[];
  readonly systemAccounts: readonly MemberRow[];
}

/** What stands in the way, and what helps. */
export interface Problem {
  readonly words: string;
  readonly actions: readonly string[];
}

export type GroupMessage =
  | {
      readonly type: 'view';
      readonly isLoading: boolean;
      readonly group?: GroupHead;
      readonly problem?: Problem;
    }
  | { readonly type: 'members'; readonly members: readonly MemberRow[] };

export interface GroupHost extends Side {
  readonly messages: GroupMessage;
  readonly requests: never;
}

export type MemberKind = 'member' | 'bot' | 'systemAccount';

export interface GroupFrame extends Side {
  readonly messages:
    | { readonly type: 'refresh' | 'more' | 'all' | 'stop' | 'add' | 'copyId' }
    | { readonly type: 'remove'; readonly employeeCodes: readonly string[] }
    | { readonly type: 'copy'; readonly kind: MemberKind; readonly index: number }
    | { readonly type: 'help'; readonly action: number };
  readonly requests: never;
}

/** What the editor keeps of a page. */
export interface GroupState {
  readonly appId: string;
  readonly groupId: string;
}
