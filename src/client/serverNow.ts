import type { TransportResponse } from '../wire/transport';

/** The platform's clock as its answer says it, in milliseconds since the epoch; undefined without a Date header that can be read. */
export function serverNowMs(response: Pick<TransportResponse, 'headers'> | undefined): number | undefined {
  const date = Date.parse(response?.headers['date'] ?? '');
  return Number.isNaN(date) ? undefined : date;
}
