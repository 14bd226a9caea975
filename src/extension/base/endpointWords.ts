import type { EndpointName } from '../../contract/endpoints';

/** What of the endpoint table is worth saying. */
export interface EndpointWords {
  readonly title: string;
  readonly permission?: string;
  readonly scope: 'app' | 'system_account';
}

let table: Readonly<Partial<Record<EndpointName, EndpointWords>>> = {};

/**
 * Calls can be named once the endpoint table is loaded. It brings all schemas along, which is too heavy for activation; whatever makes
 * calls has loaded it.
 */
export function knowEndpoints(endpoints: Readonly<Record<EndpointName, EndpointWords>>): void {
  table = endpoints;
}

/** The words for a call; `undefined` before any call was made. */
export function endpointWords(name: EndpointName): EndpointWords | undefined {
  return table[name];
}
