/**
 * Result codes of the REST API and of system-account webhooks. The two lists overlap in numbers and differ in meaning
 * (4002 is "sending failed" here and "image format" there), so a code is only ever read together with its list.
 * https://open.seatalk.io/docs/reference_server-api-error-code
 * https://open.seatalk.io/docs/System-Account-Error-Code_
 */

/** What kind of failure it was; decisions rest on this and on the code, never on the platform's text. */
export type CodeKind = 'auth' | 'permission' | 'rate_limit' | 'not_found' | 'invalid' | 'state' | 'server';

/**
 * Whether the same request may be sent again:
 * `never`; `new_token` once with a fresh token; `wait` for the rate limit; `always` because it certainly had no effect;
 * `if_safe` only where a second effect does no harm; `restart` the listing from its first page.
 */
export type CodeRepeat = 'never' | 'new_token' | 'wait' | 'always' | 'if_safe' | 'restart';

export interface CodeEntry {
  readonly kind: CodeKind;
  readonly meaning: string;
  /** What the person at the keyboard can do about it. */
  readonly remedy: string;
  readonly repeat: CodeRepeat;
}

const entry = (kind: CodeKind, meaning: string, remedy: string, repeat: CodeRepeat = 'never'): CodeEntry => ({
  kind,
  meaning,
  remedy,
  repeat,
});

const SERVER = entry(
  'server',
  'The platform reports a server error',
  'Wait and try again; if the error persists, report it with the request id',
  'if_safe',
);

export const restCodes: Readonly<Record<number, CodeEntry>> = {
  2: SERVER,
  5: entry('not_found', 'The resource was not found', 'Check the ids'),
  8: SERVER,
  100: entry(
    'auth',
    'The access token is expired or invalid',
    'A new token is fetched automatically',
    'new_token',
  ),
  101: entry('rate_limit', 'The rate limit of this call is reached', 'Wait for the next slot', 'wait'),
  102: entry('invalid', 'The platform rejected the input', 'Check mandatory fields, types and lengths'),
  103: entry(
    'permission',
    'The app does not have the permission for this call',
    'Apply for it in the developer portal and release a version; chat history also requires management approval',
  ),
  104: entry(
    'permission',
    "The app's bot capability is off",
    'Turn on the bot capability in the developer portal',
  ),
  105: entry(
    'permission',
    'The app is not Online',
    'Publish the app in the developer portal or end its maintenance',
  ),
  1000: entry(
    'auth',
    'The App Secret is incorrect',
    'Enter it again; it may have been regenerated in the developer portal',
  ),
  2000: entry('auth', 'The sign-on token is expired or invalid', 'Ask the SeaTalk client for a new one'),
  2001: entry(
    'auth',
    'The person is not an employee of the organization',
    'Use an account of the organization',
  ),
  2002: entry(
    'auth',
    'The sign-on token belongs to another app',
    'Use the token with the app it was made for',
  ),
  2003: entry('invalid', 'The cursor is invalid', 'Start again from the first page', 'restart'),
  2004: entry('invalid', 'The cursor has expired', 'Start again from the first page', 'restart'),
  3000: entry(
    'not_found',
    'No one with that email is visible to the app',
    'Check spelling, organization and scope',
  ),
  3001: entry(
    'not_found',
    'No one with that employee code is visible to the app',
    'Look the person up by email again; check the scope of the app',
  ),
  3002: entry(
    'state',
    'The person is outside the service scope of the app',
    'Widen the service scope and release a version',
  ),
  3003: entry('state', 'The person has not signed in to SeaTalk yet', 'Ask them to sign in once'),
  3004: entry('invalid', 'The name of a custom field is invalid', 'Check the name of the custom field'),
  4000: entry('invalid', 'The message type is invalid', 'Check the tag of the message'),
  4001: entry(
    'invalid',
    'The message is too long or too large',
    'At most 4096 characters of text and 5 MB of encoded media',
  ),
  4002: entry(
    'server',
    'Sending failed; the platform gives no cause',
    'Check the payload once, then try again',
    'if_safe',
  ),
  4003: entry('invalid', 'The message is empty', 'Add content'),
  4004: entry(
    'server',
    'The platform could not fetch the quoted message',
    'Try again; the message was not sent',
    'always',
  ),
  4005: entry(
    'not_found',
    'The quoted message was not found',
    'It is older than 7 days, deleted, or in another thread: send without the quote',
  ),
  4006: entry(
    'permission',
    'Organization policy forbids sending this content to people outside',
    'Remove the sensitive content or send it inside the organization',
  ),
  4007: entry('invalid', 'The image format is invalid', 'Use PNG, JPG or GIF'),
  4008: entry(
    'not_found',
    'The message id is invalid',
    'The id is cut, or belongs to another app: each app sees its own ids',
  ),
  4009: entry(
    'not_found',
    'There is no message with that id',
    'It is older than 7 days, or belongs to another app',
  ),
  4010: entry(
    'not_found',
    'The thread was not found',
    'The message has no thread, or the thread is older than 7 days',
  ),
  4011: entry(
    'invalid',
    'Mentioning everyone is not allowed inside a thread',
    'Remove the mention of everyone',
  ),
  4012: entry(
    'permission',
    'The bot may not do this',
    'A card can be updated only by the bot that sent it, while it is in the group; a group may forbid adding or removing members',
  ),
  4013: entry('permission', 'Organization policy forbids contacting this person', 'Choose another recipient'),
  5000: entry('invalid', 'The app id does not match', 'Check the app id'),
  5001: entry('not_found', 'The link has expired', 'Create a new link'),
  5002: entry('permission', 'The app has no released version', 'Release a version in the developer portal'),
  5003: entry('state', 'The app has too many links', 'Remove links that are no longer used'),
  7000: entry(
    'not_found',
    'The group was not found',
    'Check the group id; the group may have been disbanded',
  ),
  7001: entry('state', 'The bot is not in the group', 'Have a member add the bot to the group'),
  7002: entry('state', 'The group is full', 'Remove members or use another group'),
  7003: entry('state', 'The group is too large for a typing status', 'Groups above 200 members show none'),
  7004: entry('state', 'The person is not a member of the group', 'Nothing to do'),
  7005: entry('state', 'The person is a member of the group already', 'Nothing to do'),
};

const WEBHOOK_SERVER = entry('server', 'The platform reports a server error', 'Try again later', 'if_safe');
const WEBHOOK_LIMITED = entry(
  'rate_limit',
  'The system account is rate limited',
  'It can’t send for up to ten minutes after more than 60 messages in a minute',
);
const WEBHOOK_TOO_LONG = entry('invalid', 'The message is too long', 'Shorten it to 4096 characters');

export const webhookCodes: Readonly<Record<number, CodeEntry>> = {
  1: entry('not_found', 'The webhook URL is invalid', 'The system account was deleted or the URL is wrong'),
  2: entry('state', 'The system account is switched off', 'Switch it on in the settings of the group'),
  3: WEBHOOK_TOO_LONG,
  4: entry('invalid', 'The message is empty', 'Add content'),
  5: entry('invalid', 'The image is too large', 'At most 5 MB after Base64 encoding'),
  6: entry('invalid', 'The image type is invalid', 'Use PNG, JPG or GIF'),
  7: entry('invalid', 'The message type is not supported', 'Check the tag of the message'),
  8: WEBHOOK_LIMITED,
  9: WEBHOOK_SERVER,
  11: WEBHOOK_SERVER,
  13: WEBHOOK_SERVER,
  101: WEBHOOK_LIMITED,
  102: entry('invalid', 'The platform rejected the input', 'Check the fields of the body'),
  4001: WEBHOOK_TOO_LONG,
  4002: entry('invalid', 'The image format is invalid', 'Use PNG, JPG or GIF'),
};

/** Codes found in this code base by name rather than by number. */
export const Code = {
  ok: 0,
  serverError: 2,
  notFound: 5,
  tokenInvalid: 100,
  rateLimited: 101,
  invalidInput: 102,
  noPermission: 103,
  botOff: 104,
  notOnline: 105,
  secretWrong: 1000,
  ssoTokenInvalid: 2000,
  ssoNotAnEmployee: 2001,
  ssoOtherApp: 2002,
  cursorInvalid: 2003,
  cursorExpired: 2004,
  emailUnknown: 3000,
  employeeUnknown: 3001,
  outOfScope: 3002,
  neverSignedIn: 3003,
  tagInvalid: 4000,
  tooLong: 4001,
  sendFailed: 4002,
  empty: 4003,
  quoteNotFound: 4005,
  imageInvalid: 4007,
  messageIdInvalid: 4008,
  messageGone: 4009,
  threadNotFound: 4010,
  mentionAllInThread: 4011,
  forbidden: 4012,
  notContactable: 4013,
  neverReleased: 5002,
  groupNotFound: 7000,
  botNotInGroup: 7001,
  groupFull: 7002,
  groupTooLargeForTyping: 7003,
  notAMember: 7004,
  alreadyAMember: 7005,
} as const;

/** Whether an error says that a cursor leads nowhere any more: the listing can be read again from its first page. */
export function isCursorGone(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === Code.cursorInvalid || code === Code.cursorExpired;
}

/** Codes of system-account webhooks by name. */
export const WebhookCode = {
  ok: 0,
  urlInvalid: 1,
  accountOff: 2,
  tooLong: 3,
  empty: 4,
  imageTooLarge: 5,
  imageTypeInvalid: 6,
  tagUnsupported: 7,
  limited: 8,
  invalidInput: 102,
} as const;
