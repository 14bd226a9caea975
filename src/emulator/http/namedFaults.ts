import type { EndpointName } from '../../contract/endpoints';
import { endpointNames } from '../../contract/endpoints';

/** What a fault does to a call. */
export interface FaultEffect {
  /** Result code of the answer. */
  readonly code?: number;
  readonly message?: string;
  /** HTTP status of the answer; 200 by default where there is a code. */
  readonly status?: number;
  /** Cuts the connection instead of answering. */
  readonly cut?: 'before' | 'after' | 'midway';
}

/** Trouble that never comes by itself in a local SeaTalk, or not when it is wanted. */
export interface NamedFault extends FaultEffect {
  /** What happens, for a list of faults. */
  readonly title: string;
  /** The calls it happens to. */
  readonly calls: readonly EndpointName[];
}

const WEBHOOK: EndpointName[] = ['sendSystemAccountMessage'];
const REST = endpointNames.filter((name) => !WEBHOOK.includes(name));
const TO_GROUPS: EndpointName[] = ['sendMessageToGroupChat', 'initGroupChatStream'];
const SENDS: EndpointName[] = [...TO_GROUPS, 'sendMessageToBotUser', 'initSingleChatStream'];

/**
 * Faults by name. Together with what happens by itself they cover every code of both lists.
 * https://open.seatalk.io/docs/reference_server-api-error-code
 */
export const namedFaults = {
  server_error: { title: 'Server error (code 2)', calls: REST, code: 2 },
  server_error_8: { title: 'Server error (code 8)', calls: REST, code: 8 },
  sending_failed: { title: 'Sending fails without a cause (code 4002)', calls: SENDS, code: 4002 },
  quote_unavailable: {
    title: 'The quoted message cannot be fetched (code 4004)',
    calls: TO_GROUPS,
    code: 4004,
  },
  sensitive_content: {
    title: 'Policy forbids sensitive content to outsiders (code 4006)',
    calls: SENDS,
    code: 4006,
  },
  custom_field_invalid: {
    title: 'A custom field has an invalid name (code 3004)',
    calls: ['getEmployeeProfile'],
    code: 3004,
  },
  app_id_mismatch: { title: 'The app ID does not match (code 5000)', calls: REST, code: 5000 },
  link_expired: { title: 'A link has expired (code 5001)', calls: REST, code: 5001 },
  app_not_released: { title: 'The app has no released version (code 5002)', calls: REST, code: 5002 },
  too_many_links: { title: 'The app has too many links (code 5003)', calls: REST, code: 5003 },
  // Which code announces it isn't documented. 101 is the likeliest, and the same in both lists.
  daily_limit: {
    title: 'The daily message limit of a chat is reached (code 101)',
    calls: [...TO_GROUPS, ...WEBHOOK],
    code: 101,
    message: 'the daily message limit of this chat is reached; it is lifted the next day',
  },
  webhook_server_error: { title: 'Webhook: server error (code 9)', calls: WEBHOOK, code: 9 },
  webhook_server_error_11: { title: 'Webhook: server error (code 11)', calls: WEBHOOK, code: 11 },
  webhook_server_error_13: { title: 'Webhook: server error (code 13)', calls: WEBHOOK, code: 13 },
  webhook_too_long: { title: 'Webhook: message too long (code 4001)', calls: WEBHOOK, code: 4001 },
  webhook_image_format: { title: 'Webhook: image format invalid (code 4002)', calls: WEBHOOK, code: 4002 },
  // The platform's front door refuses these; its body isn't documented.
  ip_not_allowed: { title: 'The address is not on the IP allowlist (HTTP 403)', calls: REST, status: 403 },
  too_many_requests: { title: 'Throttled (HTTP 429)', calls: endpointNames, status: 429 },
  request_aborted: { title: 'The request is aborted (HTTP 500)', calls: endpointNames, status: 500 },
  bad_gateway: { title: 'The service is down (HTTP 502)', calls: endpointNames, status: 502 },
  unavailable: { title: 'The service is unavailable (HTTP 503)', calls: endpointNames, status: 503 },
  overloaded: { title: 'The service is overloaded (HTTP 504)', calls: endpointNames, status: 504 },
  connection_cut: { title: 'The connection is cut before the call', calls: endpointNames, cut: 'before' },
  answer_lost: { title: 'The call takes effect and its answer is lost', calls: endpointNames, cut: 'after' },
  answer_broken: { title: 'The answer breaks off halfway', calls: endpointNames, cut: 'midway' },
} as const satisfies Record<string, NamedFault>;

export type FaultName = keyof typeof namedFaults;
export const faultNames = Object.keys(namedFaults) as readonly FaultName[];

/** A fault of the table by its name. */
export const namedFault = (name: FaultName): NamedFault => namedFaults[name];
