import { randomBytes } from 'node:crypto';
import { TOKEN_LIFETIME_SEC } from '../../../contract/limits';
import type { LiveWorld } from '../change';
import { newAppId, newLocalSecret, newSeatalkId } from '../ids';
import { RARE_PERMISSIONS } from '../permissions';
import { keepLast, MAX_TOKENS } from './bounds';
import type { AppRecord, AppSettings, BadgeRecord, SsoTokenRecord, TokenRecord } from '../records';
import { amend, ANNOUNCE, STATE } from '../state';

export type NewApp = Pick<AppRecord, 'name'> & {
  readonly [Key in Exclude<keyof AppRecord, 'name'>]?: AppRecord[Key] | undefined;
} & {
  /** Those among the rare permissions that the app has. */
  readonly grantedPermissions?: readonly string[] | undefined;
};

/** Registers an app with its bot. Fields that aren't given get generated or default values. */
export function registerApp(live: LiveWorld, app: NewApp): AppRecord {
  const { apps, random } = live[STATE];
  const { grantedPermissions = [], revokedPermissions = [] } = app;
  const rare = RARE_PERMISSIONS.filter((permission) => !grantedPermissions.includes(permission));
  const record: AppRecord = {
    appId: app.appId ?? newAppId(random),
    appSecret: app.appSecret ?? newLocalSecret(random),
    signingSecret: app.signingSecret ?? newLocalSecret(random),
    name: app.name,
    botSeatalkId: app.botSeatalkId ?? newSeatalkId(random),
    status: app.status ?? 'online',
    botOn: app.botOn ?? true,
    revokedPermissions: [...new Set([...revokedPermissions, ...rare])],
    outOfScope: app.outOfScope ?? [],
  };
  apps.set(record.appId, record);
  live[ANNOUNCE]({ kind: 'app_added', appId: record.appId });
  return record;
}

export type AppSettingsChange = { readonly [Key in keyof AppSettings]?: AppSettings[Key] | undefined };

export function changeApp(live: LiveWorld, appId: string, change: AppSettingsChange): AppRecord {
  const { now, before } = amend(live[STATE].apps, appId, change);
  if (now !== before)
    live[ANNOUNCE]({ kind: 'app_changed', appId, settings: settingsOf(now), before: settingsOf(before) });
  return now;
}

function settingsOf({ name, status, botOn, revokedPermissions, outOfScope }: AppRecord): AppSettings {
  return { name, status, botOn, revokedPermissions, outOfScope };
}

/** Invalidates the previous app secret. Tokens stay valid. */
export function regenerateSecret(live: LiveWorld, appId: string): AppRecord {
  const { apps, random } = live[STATE];
  const { now } = amend(apps, appId, { appSecret: newLocalSecret(random) });
  live[ANNOUNCE]({ kind: 'app_secret_regenerated', appId });
  return now;
}

/**
 * Issues a new token. Earlier ones stay valid: whether the real platform ends them isn't known.
 */
export function issueToken(live: LiveWorld, appId: string, nowMs: number): TokenRecord {
  const { tokens } = live[STATE];
  // The oldest are first, and expire first.
  for (const [token, record] of tokens) {
    if (record.expiresAtMs > nowMs) break;
    tokens.delete(token);
  }
  const record = {
    token: randomBytes(16).toString('hex'),
    appId,
    // The platform counts in seconds. With the fraction, the token would outlive its `expire`.
    expiresAtMs: Math.floor(nowMs / 1000) * 1000 + TOKEN_LIFETIME_SEC * 1000,
  };
  tokens.set(record.token, record);
  keepLast(tokens, MAX_TOKENS);
  live[ANNOUNCE]({ kind: 'token_issued', appId, expiresAtMs: record.expiresAtMs });
  return record;
}

/** Ends all tokens of an app, as if they had expired. */
export function revokeTokens(live: LiveWorld, appId: string): void {
  const { tokens } = live[STATE];
  const own = [...tokens.values()].filter((record) => record.appId === appId);
  for (const { token } of own) tokens.delete(token);
  if (own.length > 0) live[ANNOUNCE]({ kind: 'tokens_revoked', appId });
}

/** Issues the token that a SeaTalk client hands to an app when a person signs on. */
export function issueSsoToken(live: LiveWorld, record: SsoTokenRecord): string {
  const token = randomBytes(16).toString('hex');
  const { ssoTokens } = live[STATE];
  ssoTokens.set(token, record);
  keepLast(ssoTokens, MAX_TOKENS);
  live[ANNOUNCE]({ kind: 'sso_token_issued', ...record });
  return token;
}

/** Sets the badge that an app shows to a person. @returns false when its version isn't higher than the last. */
export function putBadge(live: LiveWorld, appId: string, employeeCode: string, badge: BadgeRecord): boolean {
  const { badges } = live[STATE];
  const key = `${appId}:${employeeCode}`;
  const current = badges.get(key);
  if (current && badge.version <= current.version) return false;
  badges.set(key, badge);
  live[ANNOUNCE]({ kind: 'badge_set', appId, employeeCode, badge });
  return true;
}
