import type * as vscode from 'vscode';
import type { ClientExchange } from '../../client/callRecord';

/** Lines about one answer at most: a whole page may have the same fault. */
const MAX_FAULTS = 10;

/**
 * One line a request that everyone sees: what was called, how it ended, how long it took, and the id to quote to the platform's
 * support. Where it went stands in a line for debugging. Bodies stay out.
 */
export function logCall(log: vscode.LogOutputChannel, call: ClientExchange): void {
  const { request, response, errorKind, attempt, ids } = call;
  const parts = [
    response?.code === undefined ? undefined : `code ${response.code}`,
    errorKind,
    `${Math.round(call.durationMs)} ms`,
    attempt > 1 ? `attempt ${attempt}` : undefined,
    ids.rid === undefined ? undefined : `x-rid ${ids.rid}`,
  ];
  const line = `${call.name}: ${parts.filter((part) => part !== undefined).join(', ')}`;
  if (errorKind === undefined) log.info(line);
  else log.warn(line);
  const status = response === undefined ? '' : `, HTTP ${response.status}`;
  log.debug(`${call.name}: ${request.method} ${request.url}${status}`);
  // Everything else in the answer was read.
  for (const fault of call.unreadable.slice(0, MAX_FAULTS)) log.warn(`${call.name}: left out ${fault}`);
}
