import { SEATALK_BASE_URL } from '../../contract/baseUrl';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import type { CallExchange } from '../exchange';
import type { VariableName } from './printValue';
import { Variable } from './printValue';

/** A request with what the caller brings left open. */
export interface PrintableRequest {
  readonly title: string;
  readonly method: 'GET' | 'POST';
  /** Without a query. A webhook's URL is its secret, so all of it is a variable. */
  readonly url: string | Variable;
  readonly query: readonly QueryField[];
  /** Whether an app's token goes along. */
  readonly hasToken: boolean;
  /** JSON, with variables in it; undefined where there is none. */
  readonly body: unknown;
  /** What the code speaks of. That of a `card` only sends; that of a `call` also prints the answer. */
  readonly subject: 'card' | 'call';
}

/** Repeated for a list. */
export type QueryField = readonly [name: string, value: string | Variable];

/**
 * A recorded call as a request to print; secrets become variables.
 * @param baseUrl without a slash at its end.
 * @returns undefined where the record lacks something: for an unknown path, and for a file, whose address isn't recorded.
 */
export function requestOfCall(
  { name, request }: CallExchange,
  baseUrl: string = SEATALK_BASE_URL,
): PrintableRequest | undefined {
  const endpoint: Endpoint | undefined = name && endpoints[name];
  if (!endpoint || endpoint.answer !== 'json') return undefined;
  const { title, method, path, auth } = endpoint;
  const [, query = ''] = request.url.split('?');
  return {
    title,
    method,
    url: auth === 'webhook' ? new Variable('SEATALK_WEBHOOK_URL') : baseUrl + path,
    query: [...new URLSearchParams(query)],
    hasToken: auth === 'token',
    body: method === 'GET' ? undefined : withoutSecret(request.body),
    subject: 'call',
  };
}

/** The one call that sends a secret in its body asks for a token. */
function withoutSecret(body: unknown): unknown {
  const hasSecret = typeof body === 'object' && body !== null && 'app_secret' in body;
  return hasSecret ? { ...body, app_secret: new Variable('SEATALK_APP_SECRET') } : body;
}

/** The variables of a request, each once: first what lets it pass, then the rest in the order they are written. */
export function variablesOf({
  url,
  query,
  hasToken,
  body,
}: Pick<PrintableRequest, 'url' | 'query' | 'hasToken' | 'body'>): readonly VariableName[] {
  const names = [
    ...(url instanceof Variable ? [url.name] : []),
    ...(hasToken ? (['SEATALK_TOKEN'] as const) : []),
    ...namesIn(query),
    ...namesIn(body),
  ];
  return [...new Set(names)];
}

function namesIn(value: unknown): VariableName[] {
  if (value instanceof Variable) return [value.name];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

/** The comment at the head of printed code: what it does and needs. */
export function headline(request: PrintableRequest): string {
  const names = variablesOf(request);
  return names.length === 0
    ? `${request.title}.`
    : `${request.title}. Needs ${names.join(' and ')} in the environment.`;
}
