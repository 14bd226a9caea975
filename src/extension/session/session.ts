import type * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import type { CallRecord } from '../../client/callRecord';
import type { ProbeResult } from '../../client/probe';
import type { SeaTalkClient } from '../../client/seaTalkClient';
import type { SystemAccountSender } from '../../client/systemAccounts';
import type { EndpointName } from '../../contract/endpoints';
import type { Conversations } from '../../conversations/conversations';
import type { GroupDirectory } from '../../directory/groupDirectory';
import type { GroupMembers } from '../../directory/groupMembers';
import type { GroupMarks } from '../../directory/groupMarks';
import type { HistoryDirectory } from '../../directory/historyDirectory';
import type { KeptHistory } from '../../directory/keptHistory';
import type { PeopleDirectory } from '../../directory/peopleDirectory';
import type { RecentTargets } from '../../directory/recentTargets';
import type { SentCards } from '../../directory/sentCards';
import type { AppProfile } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';

/** Everything that exists while an app is used with one set of credentials. */
export interface Session extends vscode.Disposable {
  readonly profile: AppProfile;
  readonly client: SeaTalkClient;
  /** What the platform's documentation calls a call. The table it is in is loaded with the session only. */
  readonly callTitle: (endpoint: EndpointName) => string;
  readonly groups: GroupDirectory;
  /** Pinned groups, and when each was used. */
  readonly marks: GroupMarks;
  /** Who is in which group, as far as that was read. */
  readonly members: GroupMembers;
  readonly history: HistoryDirectory;
  /** Of groups that a person has chosen. */
  readonly keptHistory: KeptHistory;
  readonly conversations: Conversations;
  readonly people: PeopleDirectory;
  readonly recents: RecentTargets;
  readonly sentCards: SentCards;
}

/** Credentials that are tried before they are kept. */
export interface Credentials {
  readonly baseUrl: string;
  readonly appId: string;
  readonly secret: string;
}

/** What tries out an app. */
export type Trial = Pick<SeaTalkClient, 'authorize' | 'call' | 'probe'> & vscode.Disposable;

/** Makes sessions; loaded on first use. */
export interface SessionFactory {
  open(profile: AppProfile): Session;
  /** Deletes what is cached about an app, once its session is disposed. @throws when it can't be deleted. */
  forget(id: string): Promise<void>;
  probe(credentials: Credentials, signal: AbortSignal): Promise<readonly ProbeResult[]>;
  /** A client without a token of an earlier time, for one run of a check. Its calls are logged and told. */
  trial(profile: AppProfile, onCall: (record: CallRecord) => void): Trial;
  systemAccounts(): SystemAccountSender;
  dispose(): void;
}

export interface SessionsOptions {
  readonly apps: Apps;
  readonly log: vscode.LogOutputChannel;
  readonly clock: Clock;
  /** The extension's folder; caches and used rate windows are kept below it. */
  readonly storage: vscode.Uri;
}
