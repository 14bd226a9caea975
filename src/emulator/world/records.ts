import type { HistoryForNewMembers } from '../../contract/group';

/** Apps, people and groups, as they are kept. A record never changes: a write puts another one in its place. */

export const APP_STATUSES = ['not_configured', 'online', 'maintenance', 'offline'] as const;
export type AppStatus = (typeof APP_STATUSES)[number];

export interface AppSettings {
  readonly name: string;
  readonly status: AppStatus;
  readonly botOn: boolean;
  /** Names of permissions, as the endpoint table gives them, that this app has not been granted. */
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
  /** The codes of an outsider are those of another organisation: no app here ever sees them. */
  readonly employeeCode: string;
  readonly email: string;
  readonly name: string;
  readonly nickname: string;
  /** Belongs to another organisation. */
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
  /** False: organisation policy forbids bots to contact them (code 4013). */
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
  /** How far back the bot may read: the setting of the group at the moment it was added decides, for ever. */
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

/** A one-way sender that lives in one group; its webhook URL is its only secret. */
export interface SystemAccountRecord {
  readonly key: string;
  readonly seatalkId: string;
  readonly groupId: string;
  readonly name: string;
  readonly active: boolean;
  readonly deleted: boolean;
  /** Silent until then after its 61st message in a minute, Unix ms. */
  readonly silentUntilMs: number;
}
