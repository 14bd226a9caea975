import { SEATALK_BASE_URL } from '../../contract/baseUrl';

/** The real platform, the local SeaTalk of this window, or a server an expert entered. */
export type AppKind = 'seatalk' | 'local' | 'custom';

/** What is kept about an app besides its secret. Nothing in here is secret. */
export interface AppProfile {
  readonly id: string;
  readonly name: string;
  readonly appId: string;
  readonly kind: AppKind;
  /** Origin the app's calls go to, and the only one its token is sent to. Empty while the local SeaTalk is stopped. */
  readonly baseUrl: string;
  /** Real people read what this app sends: every send is confirmed first. */
  readonly production: boolean;
  /** The app's own share of the platform's quota, above 0 to 1. When absent, the setting `seatalk.rateLimit.share` applies. */
  readonly quotaShare?: number;
  /** The sender of its messages, where that is known from the start: of the local SeaTalk's app. */
  readonly bot?: { readonly name: string; readonly seatalkId: string };
}

/** A system account's webhook. Its URL is its only secret and lives in SecretStorage. */
export interface WebhookProfile {
  readonly id: string;
  readonly name: string;
  /** The group it writes to, as the person calls it. */
  readonly groupName?: string;
  readonly kind: 'seatalk' | 'local';
}

/** Id of the one local app of a window. */
export const LOCAL_APP_ID = 'local';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/**
 * Reads a stored profile; `undefined` for anything else. A profile of the real platform always gets the platform's own
 * address, whatever was stored.
 */
export function readAppProfile(value: unknown): AppProfile | undefined {
  if (!isRecord(value)) return undefined;
  const id = text(value['id']);
  const name = text(value['name']);
  const appId = text(value['appId']);
  const kind = value['kind'] === 'custom' ? 'custom' : 'seatalk';
  const baseUrl = kind === 'seatalk' ? SEATALK_BASE_URL : text(value['baseUrl']);
  if (id === undefined || name === undefined || appId === undefined || baseUrl === undefined)
    return undefined;
  const share = value['quotaShare'];
  return {
    id,
    name,
    appId,
    kind,
    baseUrl,
    // When in doubt, sends are confirmed: only an explicit `false` switches that off.
    production: value['production'] !== false,
    ...(typeof share === 'number' && share > 0 && share <= 1 ? { quotaShare: share } : {}),
  };
}

/** Reads a stored webhook; `undefined` for anything else. */
export function readWebhookProfile(value: unknown): WebhookProfile | undefined {
  if (!isRecord(value)) return undefined;
  const id = text(value['id']);
  const name = text(value['name']);
  const groupName = text(value['groupName']);
  if (id === undefined || name === undefined) return undefined;
  return { id, name, kind: 'seatalk', ...(groupName === undefined ? {} : { groupName }) };
}
