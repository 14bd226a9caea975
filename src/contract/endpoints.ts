import type * as z from 'zod';
import { authCalls } from './calls/auth';
import { contactsCalls } from './calls/contacts';
import { groupCalls } from './calls/groups';
import { readingCalls } from './calls/reading';
import { sendingCalls } from './calls/sending';
import { streamingCalls } from './calls/streaming';
import { webhookCalls } from './calls/webhook';
import type { Endpoint } from './endpoint';

/**
 * Every call of the platform that is not switched off, once. The client binds its methods from this table, the local
 * SeaTalk its routes, the views their labels, and tests compare all of them with it.
 */
export const endpoints = {
  ...authCalls,
  ...sendingCalls,
  ...streamingCalls,
  ...readingCalls,
  ...groupCalls,
  ...contactsCalls,
  ...webhookCalls,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** What a caller passes for one call. */
export type RequestOf<Name extends EndpointName> = z.input<(typeof endpoints)[Name]['request']>;
/** What a call answers with code 0. */
export type ResponseOf<Name extends EndpointName> = z.output<(typeof endpoints)[Name]['response']>;

export const endpointNames = Object.keys(endpoints) as readonly EndpointName[];
