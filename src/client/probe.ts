import type { EndpointName } from '../contract/endpoints';
import { endpoints } from '../contract/endpoints';
import { SeaTalkError } from './errors';
import type { CallByName } from './walk';

/**
 * What a try showed: it `works`; something in the portal is `missing` (a permission, the bot capability, a release); it `failed` for
 * another reason; or it was `skipped` because something it needs did not work.
 */
export type ProbeState = 'works' | 'missing' | 'failed' | 'skipped';

export interface ProbeResult {
  readonly endpoint: EndpointName;
  readonly state: ProbeState;
  /** The permission's name in the developer portal, where the call needs one. */
  readonly permission?: string | undefined;
  readonly error?: SeaTalkError | undefined;
}

/** An address that can't exist. It is looked up only to see whether looking up is allowed. */
const NOBODY = 'nobody@example.invalid';

/**
 * Tries out what an app may do, with reads that cost next to nothing. Whether it may send shows only when it sends.
 * @returns the results in the order they were made; the token first.
 */
export async function probe(
  call: CallByName,
  token: () => Promise<string>,
  signal: AbortSignal | undefined,
): Promise<ProbeResult[]> {
  const options = { signal, deadlineMs: 15_000 };
  const results: ProbeResult[] = [];
  const attempt = async <T>(endpoint: EndpointName, run: (() => Promise<T>) | undefined) => {
    const { value, ...result } = await tryOut(endpoint, run);
    results.push(result);
    return value;
  };

  const authorised = (await attempt('getAppAccessToken', token)) !== undefined;
  const groups = await attempt(
    'getJoinedGroupChats',
    authorised ? () => call('getJoinedGroupChats', { page_size: 1 }, options) : undefined,
  );
  const [groupId] = groups?.joined_group_chats?.group_id ?? [];
  await attempt(
    'getGroupInfo',
    groupId === undefined
      ? undefined
      : () => call('getGroupInfo', { group_id: groupId, page_size: 1 }, options),
  );
  await attempt(
    'getChatHistory',
    groupId === undefined
      ? undefined
      : () => call('getChatHistory', { group_id: groupId, page_size: 1 }, options),
  );
  await attempt(
    'getEmployeeCodeWithEmail',
    authorised ? () => call('getEmployeeCodeWithEmail', { emails: [NOBODY] }, options) : undefined,
  );
  return results;
}

async function tryOut<T>(
  endpoint: EndpointName,
  run: (() => Promise<T>) | undefined,
): Promise<ProbeResult & { value?: T }> {
  const row = endpoints[endpoint];
  const permission = 'permission' in row ? row.permission : undefined;
  if (!run) return { endpoint, permission, state: 'skipped' };
  try {
    return { endpoint, permission, state: 'works', value: await run() };
  } catch (error) {
    // The token is waited for with the caller's signal, whose reason may be anything.
    const known =
      error instanceof SeaTalkError
        ? error
        : new SeaTalkError({ kind: 'cancelled', endpoint, reason: 'the try was given up' });
    return { endpoint, permission, error: known, state: stateOf(known) };
  }
}

function stateOf(error: SeaTalkError): ProbeState {
  if (error.kind === 'permission') return 'missing';
  // The call is allowed; there is just nothing at the other end.
  return error.kind === 'not_found' && error.code !== undefined ? 'works' : 'failed';
}
