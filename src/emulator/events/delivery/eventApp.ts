import type { AppRecord } from '../../world/records';
import type { DropReason } from './attempt';

/** What deliveries have to know of an app. */
export type EventApp = Pick<AppRecord, 'appId' | 'appSecret' | 'signingSecret' | 'status' | 'botOn'>;

/** Why an app gets no events at the moment, if so: the platform sends them only to an app that is online and whose bot is on. */
export function barredOf(app: EventApp | undefined): Extract<DropReason, 'not_online'> | undefined {
  return app?.status === 'online' && app.botOn ? undefined : 'not_online';
}
