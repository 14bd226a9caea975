import { randomBytes } from 'node:crypto';
import { TOKEN_LIFETIME_SEC } from '../../contract/limits';
import { newAppId, newLocalSecret, newSeatalkId } from './ids';
import type { World } from './world';

export const APP_STATUSES = ['not_configured', 'online', 'maintenance', 'offline'] as const;
export type AppStatus = (typeof APP_STATUSES)[number];

export interface AppRecord {
  readonly appId: string;
  appSecret: string;
  /** What its events are signed with. */
  readonly signingSecret: string;
  name: string;
  /** The bot is an account of its own. */
  readonly botSeatalkId: string;
  status: AppStatus;
  botOn: boolean;
  /** Names of permissions, as the endpoint table gives them, that this app has not been granted. */
  revokedPermissions: string[];
  /** Employee codes outside the service scope. */
  outOfScope: string[];
}

export interface TokenRecord {
  readonly token: string;
  readonly appId: string;
  expiresAtMs: number;
}

export interface SsoTokenRecord {
  readonly appId: string;
  readonly seatalkId: string;
  readonly expiresAtMs: number;
}

export interface NewApp {
  readonly name: string;
  readonly appId?: string | undefined;
  readonly appSecret?: string | undefined;
  readonly signingSecret?: string | undefined;
  readonly botSeatalkId?: string | undefined;
  readonly status?: AppStatus | undefined;
  readonly botOn?: boolean | undefined;
  readonly revokedPermissions?: readonly string[] | undefined;
  readonly outOfScope?: readonly string[] | undefined;
}

export function addApp(world: World, app: NewApp): AppRecord {
  const record: AppRecord = {
    appId: app.appId ?? newAppId(world.random),
    appSecret: app.appSecret ?? newLocalSecret(world.random),
    signingSecret: app.signingSecret ?? newLocalSecret(world.random),
    name: app.name,
    botSeatalkId: app.botSeatalkId ?? newSeatalkId(world.random),
    status: app.status ?? 'online',
    botOn: app.botOn ?? true,
    revokedPermissions: [...(app.revokedPermissions ?? [])],
    outOfScope: [...(app.outOfScope ?? [])],
  };
  world.apps.set(record.appId, record);
  return record;
}

/** An app by id, name or the SeaTalk ID of its bot. */
export function findApp(world: World, reference: string): AppRecord | undefined {
  const byId = world.apps.get(reference);
  if (byId) return byId;
  for (const app of world.apps.values()) {
    if (app.name === reference || app.botSeatalkId === reference) return app;
  }
  return undefined;
}

/**
 * A new token. Earlier ones stay good: whether the real platform ends them is not known, and a client has to share one
 * token in any case.
 */
export function issueToken(world: World, appId: string, nowMs: number): TokenRecord {
  for (const [token, record] of world.tokens) {
    if (record.expiresAtMs <= nowMs) world.tokens.delete(token);
  }
  const record = {
    token: randomBytes(16).toString('hex'),
    appId,
    // The platform counts in seconds; the fraction would make the token outlive its `expire`.
    expiresAtMs: Math.floor(nowMs / 1000) * 1000 + TOKEN_LIFETIME_SEC * 1000,
  };
  world.tokens.set(record.token, record);
  return record;
}

/** The app a token belongs to, if it is still good. */
export function appOfToken(world: World, token: string, nowMs: number): AppRecord | undefined {
  const record = world.tokens.get(token);
  return record && record.expiresAtMs > nowMs ? world.apps.get(record.appId) : undefined;
}

/** Ends every token of an app, as if its time were over. */
export function revokeTokens(world: World, appId: string): void {
  for (const [token, record] of world.tokens) {
    if (record.appId === appId) world.tokens.delete(token);
  }
}
