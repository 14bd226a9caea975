import { SeaTalkError } from '../../../src/client/errors';
import type { ErrorKind } from '../../../src/contract/errorKind';
import type { EndpointName } from '../../../src/contract/endpoints';

/** What the client throws. */
export const failure = (
  kind: ErrorKind,
  code?: number,
  rest: { endpoint?: EndpointName; retryAtMs?: number } = {},
): SeaTalkError =>
  new SeaTalkError({ kind, endpoint: rest.endpoint ?? 'getGroupInfo', reason: kind, code, ...rest });
