import type { HistoryForNewMembers } from '../../contract/group';

/** The records of apps, people and groups. A record is never changed: a write replaces it by another. */

export const APP_STATUSES = ['not_configured', 'online', 'maintenance', 'offline'] as const;
export type AppStatus = (typeof APP_STATUSES)[number];

export interface AppSettings {
  readonly name: string;
  readonly status: AppStatus;
  readonly botOn: boolean;
  /** Permissions that the app hasn't been granted, named as in the tables of endpoints and events. */
  readonly revokedPermissions: readonly string[];
  /** Employee codes outside the service scope. */
  readonly outOfScope: readonly string[];
}

export interface AppRecord extends AppSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** What its events are signed with. */
  readonly signingSecret: string;
  /** The bot is an account of its own. */
  readonly botSeatalkId: string;
}

export interface TokenRecord {
  readonly token: string;
  readonly appId: string;
  readonly expiresAtMs: number;
}

export interface SsoTokenRecord {
  readonly appId: string;
  readonly seatalkId: string;
  readonly expiresAtMs: number;
}

export interface BadgeRecord {
  readonly toggle: boolean;
  readonly count: number;
  readonly version: number;
}

export interface PersonRecord {
  readonly seatalkId: string;
  /** For people of other organizations it is a code of that organization. Apps here never see it. */
  readonly employeeCode: string;
  readonly email: string;
  readonly name: string;
  readonly nickname: string;
  /** Belongs to another organization. */
  readonly external: boolean;
  readonly departments: readonly string[];
  /** Employee code of the manager, or `""`. */
  readonly manager: string;
  readonly language: string;
  readonly gender: number;
  readonly mobile: string;
  /** One of the contract's `EmployeeStatus`. */
  readonly status: number;
  /** Unix seconds; 0 while employed. */
  readonly offboardingTime: number;
  readonly signedIn: boolean;
  /** False when the organization's policy forbids bots to contact the person (code 4013). */
  readonly contactable: boolean;
}

export interface DepartmentRecord {
  readonly code: string;
  readonly name: string;
  readonly alias: string;
  /** `""` at the top. */
  readonly parent: string;
  /** SeaTalk ID of the lead, or `""`. */
  readonly leadSeatalkId: string;
}

export type MemberRole = 'owner' | 'admin' | 'member';

export interface BotMembership {
  readonly joinedAtMs: number;
  /** How far back the bot can read, Unix ms. The group's setting when the bot was added decides, permanently. */
  readonly visibleFromMs: number;
}

export interface GroupSettings {
  readonly name: string;
  readonly historyForNewMembers: HistoryForNewMembers;
  readonly canNotifyWithAtAll: boolean;
  readonly canViewMemberList: boolean;
  /** Whether members, and so bots, may add and remove people. */
  readonly membersMayAdd: boolean;
  readonly external: boolean;
  readonly maxMembers: number;
}

export interface GroupRecord extends GroupSettings {
  readonly groupId: string;
  /** SeaTalk ID to role, in the order of joining. */
  readonly members: ReadonlyMap<string, MemberRole>;
  /** By app id. */
  readonly bots: ReadonlyMap<string, BotMembership>;
  readonly disbanded: boolean;
}

/** A sender in one group that posts through a webhook. The webhook's URL is its only secret. */
export interface SystemAccountRecord {
  readonly key: string;
  readonly seatalkId: string;
  readonly groupId: string;
  readonly name: string;
  readonly active: boolean;
  readonly deleted: boolean;
  /** It can't send until then, Unix ms, after its 61st message in a minute. */
  readonly silentUntilMs: number;
}
