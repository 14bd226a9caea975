import { createHash } from 'node:crypto';
import type { Clock, Disposable } from '../base/clock';
import { systemClock } from '../base/clock';
import { present } from '../contract/absent';
import { WEBHOOK_PATH_PREFIX } from '../contract/baseUrl';
import type { Endpoint } from '../contract/endpoint';
import { endpoints } from '../contract/endpoints';
import type { ResponseOf } from '../contract/endpoints';
import type { SystemAccountMessage } from '../contract/outbound';
import type { CallLimiter } from './call/caller';
import { Caller } from './call/caller';
import type { CallOptions } from './call/callOptions';
import { prepareRequest } from './call/prepareRequest';
import { readAnswer } from './call/readAnswer';
import type { CallHooks } from './callRecord';
import { SeaTalkError } from './errors';
import { Redactor } from '../wire/redact';
import type { Transport } from '../wire/transport';

export interface SystemAccountOptions {
  readonly transport: Transport;
  /** A `SystemAccountLimiter`: one message too many costs ten minutes. */
  readonly limiter: CallLimiter;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
  readonly hooks?: CallHooks | undefined;
  readonly redactor?: Redactor | undefined;
}

export interface SystemAccountSender {
  /**
   * Sends a message through a webhook.
   * @param url the webhook; it is its only secret.
   * @throws SeaTalkError; with `rate_limit` its `retryAtMs` says until when the account is silent.
   */
  send(url: string, message: SystemAccountMessage, options?: CallOptions): Promise<{ messageId?: string }>;
  /** Until when the account stays silent, in milliseconds since the epoch; `undefined` while it may speak. */
  quietUntilMs(url: string): number | undefined;
}

const NAME = 'sendSystemAccountMessage';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Sends as system accounts: no app, no token, each account with limits of its own. */
export function createSystemAccountSender(options: SystemAccountOptions): SystemAccountSender {
  const { transport, limiter, hooks } = options;
  const redactor = options.redactor ?? new Redactor();
  const clock = options.clock ?? systemClock;
  const caller = new Caller({
    transport,
    limiter,
    clock,
    random: options.random ?? Math.random,
    redactor,
    hooks,
  });
  // As long as this sender: who knows a URL can send.
  const hidden = new Map<string, Disposable>();
  return {
    async send(url, message, callOptions = {}) {
      const endpoint: Endpoint = endpoints[NAME];
      const { href, key } = checkedUrl(url);
      if (!hidden.has(key)) hidden.set(key, redactor.register(key));
      const request = { ...prepareRequest(NAME, endpoint, message, ''), url: href };
      const answer = await caller.call({ request, limitKey: limitKey(href) }, callOptions, readAnswer);
      const messageId = present((answer as ResponseOf<typeof NAME>).message_id);
      return messageId === undefined ? {} : { messageId };
    },
    quietUntilMs: (url) => {
      const closedUntilMs = limiter.gauge(limitKey(checkedUrl(url).href))?.closedUntilMs;
      return closedUntilMs !== undefined && closedUntilMs > clock.now() ? closedUntilMs : undefined;
    },
  };
}

/** Used windows are written down under this: the URL itself is a secret. */
function limitKey(href: string): string {
  return `webhook#${createHash('sha256').update(href).digest('hex').slice(0, 24)}`;
}

/** @throws SeaTalkError `forbidden_origin` for what isn't a webhook, or would send it unencrypted. */
function checkedUrl(text: string): { href: string; key: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  const key = url?.pathname.startsWith(WEBHOOK_PATH_PREFIX)
    ? url.pathname.slice(WEBHOOK_PATH_PREFIX.length)
    : '';
  if (!url || !safe || key === '' || url.username !== '' || url.password !== '') {
    throw new SeaTalkError({
      kind: 'forbidden_origin',
      endpoint: NAME,
      reason: 'this is not the URL of a system account',
    });
  }
  url.hash = '';
  return { href: url.href, key };
}
