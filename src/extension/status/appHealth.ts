import type { ClientExchange } from '../../client/callRecord';
import type { EndpointName } from '../../contract/endpoints';
import { isUnreached } from '../../contract/errorKind';

/** Whether the active app can be used, judged by its last calls. */
export type Health =
  | { readonly state: 'ready' }
  | { readonly state: 'offline' }
  | { readonly state: 'limited'; readonly endpoint: EndpointName }
  | { readonly state: 'refused'; readonly endpoint: EndpointName };

/** The health after one more call. A failure of a single request (an unknown id, a bad card) doesn't change it. */
export function healthAfter(before: Health, call: Pick<ClientExchange, 'name' | 'errorKind'>): Health {
  const kind = call.errorKind;
  if (kind === undefined) return { state: 'ready' };
  if (isUnreached(kind) || kind === 'no_answer') return { state: 'offline' };
  if (kind === 'rate_limit') return { state: 'limited', endpoint: call.name };
  if (kind === 'auth') return { state: 'refused', endpoint: call.name };
  // It answered, so it can be reached.
  return before.state === 'offline' ? { state: 'ready' } : before;
}
