import type * as z from 'zod';
import type { Endpoint } from '../../contract/endpoint';
import type { EndpointName } from '../../contract/endpoints';
import { SeaTalkError } from '../errors';

/** One call, ready to be sent as often as needed. */
export interface PreparedRequest {
  readonly name: EndpointName;
  readonly endpoint: Endpoint;
  readonly url: string;
  /** For records: the path as the table names it, so that keys in paths do not show, with the query. */
  readonly label: string;
  readonly body: string | undefined;
  /** What {@link body} was made of. */
  readonly fields: unknown;
}

/**
 * Checks a request against the contract and puts it into URL and body. Whatever takes the place of `{…}` in a path is up to the
 * caller: files and webhooks are known by their whole URL.
 * @param baseUrl without a slash at its end.
 * @throws SeaTalkError `invalid`, without having sent anything.
 */
export function prepareRequest(
  name: EndpointName,
  endpoint: Endpoint,
  request: unknown,
  baseUrl: string,
): PreparedRequest {
  const checked = endpoint.request.safeParse(request);
  if (!checked.success) throw invalidRequest(name, checked.error);
  const fields = checked.data;
  if (endpoint.method === 'POST') {
    const body = JSON.stringify(fields);
    return { name, endpoint, url: baseUrl + endpoint.path, label: endpoint.path, body, fields };
  }
  let query = '';
  for (const [key, value] of Object.entries(fields as Record<string, QueryValue>)) {
    // A list is sent as one key repeated.
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) query += `${query ? '&' : '?'}${key}=${encodeURIComponent(each)}`;
    }
  }
  const label = endpoint.path + query;
  return { name, endpoint, url: baseUrl + label, label, body: undefined, fields };
}

type QueryValue = string | number | readonly (string | number)[] | undefined;

function invalidRequest(name: EndpointName, error: z.ZodError): SeaTalkError {
  const [issue] = error.issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  return new SeaTalkError({
    kind: 'invalid',
    endpoint: name,
    reason: `the request was not sent, ${where}${issue?.message ?? 'it does not fit the contract'}`,
    cause: error,
  });
}
