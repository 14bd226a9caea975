import { isSeaTalkError } from '../base/describeError';
import type { Fate } from '../../sending/deliver';

/** Whether a failed send may have been delivered. An error that is not the client's own tells nothing, so it may. */
export function fateOf(error: unknown): Fate {
  return isSeaTalkError(error) && !error.mayHaveBeenDelivered ? 'not_sent' : 'unknown';
}
