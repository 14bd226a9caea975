import type { CallRecord } from '../client/callRecord';
import { endpoints } from '../contract/endpoints';
import type { Redactor } from '../wire/redact';

/** What a report says; all texts as a person sees them. */
export interface SupportInfoParts {
  /** The extension with its version. */
  readonly product: string;
  /** The editor and the system it runs on. */
  readonly host: string;
  /** Undefined while nothing was checked. */
  readonly endedAtMs: number | undefined;
  readonly app: { readonly name: string; readonly appId: string; readonly baseUrl: string };
  readonly rows: readonly { readonly title: string; readonly state: string; readonly words: string }[];
  /** Their texts were redacted when they were made; bodies and queries are left out all the same. */
  readonly records: readonly CallRecord[];
}

/** A report in plain text, to be sent to whoever helps: without secrets, messages, and ids of people and groups. */
export function supportInfo(parts: SupportInfoParts, redactor: Pick<Redactor, 'text'>): string {
  const { product, host, endedAtMs, app, rows, records } = parts;
  const lines = [
    product,
    host,
    `App: ${app.name} (${app.appId}), ${app.baseUrl}`,
    ...(endedAtMs === undefined ? [] : [`Checked: ${new Date(endedAtMs).toISOString()}`]),
    '',
    ...rows.map(({ title, state, words }) => `[${state}] ${title}: ${words.replaceAll(/\s+/gu, ' ')}`),
    ...(records.length === 0 ? [] : ['', 'Calls:', ...records.map(callLine)]),
  ];
  return `${redactor.text(lines.join('\n'))}\n`;
}

function callLine({ endpoint, startedAtMs, durationMs, status, code, xRid, errorKind }: CallRecord): string {
  const { method, path } = endpoints[endpoint];
  return [
    new Date(startedAtMs).toISOString(),
    `${method} ${path}`,
    status === undefined ? (errorKind ?? 'no answer') : `HTTP ${status}`,
    ...(code === undefined ? [] : [`code ${code}`]),
    `${Math.round(durationMs)} ms`,
    `x-rid ${xRid ?? 'none'}`,
  ].join(', ');
}
