import type * as vscode from 'vscode';
import type { CallRecord } from '../../client/callRecord';

/** One line per request: what was called, how it ended, and the id to quote to the platform's support. Bodies stay out. */
export function logCall(log: vscode.LogOutputChannel, record: CallRecord): void {
  const parts = [
    `${record.method} ${record.path}`,
    record.status === undefined ? undefined : `HTTP ${record.status}`,
    record.code === undefined ? undefined : `code ${record.code}`,
    record.errorKind,
    `${Math.round(record.durationMs)} ms`,
    record.attempt > 1 ? `attempt ${record.attempt}` : undefined,
    record.xRid === undefined ? undefined : `x-rid ${record.xRid}`,
  ];
  const line = `${record.endpoint}: ${parts.filter((part) => part !== undefined).join(', ')}`;
  if (record.errorKind === undefined) log.debug(line);
  else log.warn(line);
}
