import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { isLoopback } from '../../base/loopback';
import type { LocalWebhook } from '../profiles/localApp';

/** How to use a local SeaTalk that runs. */
export interface LocalAddress {
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  /** What the app's events are signed with. */
  readonly signingSecret?: string;
  readonly webhooks: readonly LocalWebhook[];
  /** The sender of the app's messages. */
  readonly bot?: { readonly name: string; readonly seatalkId: string };
  /** Opens its control routes; without it, it can be used but not reset. */
  readonly controlToken?: string;
}

/**
 * Set by whoever started both the local SeaTalk and this editor, like `npm start`: the path of a file with the address in JSON, as
 * editors write their environment into their logs; or the JSON itself.
 */
export const LOCAL_VARIABLE = 'SEATALK_LOCAL';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function loopbackOrigin(value: unknown): string | undefined {
  try {
    const url = new URL(text(value) ?? '');
    return url.protocol === 'http:' && isLoopback(url) ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads {@link LOCAL_VARIABLE}. Only a server on this machine counts: an environment variable must not be able to redirect what
 * people send.
 */
export function readLocalAddress(variable: string | undefined): LocalAddress | undefined {
  let value: Record<string, unknown>;
  try {
    const given = variable ?? '';
    const parsed: unknown = JSON.parse(path.isAbsolute(given) ? readFileSync(given, 'utf8') : given);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    value = parsed as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const url = loopbackOrigin(value['url']);
  const appId = text(value['appId']);
  const appSecret = text(value['appSecret']);
  if (url === undefined || appId === undefined || appSecret === undefined) return undefined;
  const controlToken = text(value['controlToken']);
  const signingSecret = text(value['signingSecret']);
  const name = text(value['appName']);
  const seatalkId = text(value['botSeatalkId']);
  return {
    url,
    appId,
    appSecret,
    webhooks: Array.isArray(value['webhooks'])
      ? value['webhooks'].flatMap((item) => readWebhook(item, url))
      : [],
    ...(name === undefined || seatalkId === undefined ? {} : { bot: { name, seatalkId } }),
    ...(controlToken === undefined ? {} : { controlToken }),
    ...(signingSecret === undefined ? {} : { signingSecret }),
  };
}

function readWebhook(item: unknown, origin: string): LocalWebhook[] {
  if (typeof item !== 'object' || item === null) return [];
  const { name: rawName, url: rawUrl, groupName: rawGroup } = item as Record<string, unknown>;
  const name = text(rawName);
  const url = text(rawUrl);
  if (name === undefined || url === undefined || loopbackOrigin(url) !== origin) return [];
  const groupName = text(rawGroup);
  return [{ name, url, ...(groupName === undefined ? {} : { groupName }) }];
}
