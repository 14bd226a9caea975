import { present } from '../contract/absent';
import type { TargetKind } from '../compose/model/source';
import type { MessageOf } from '../compose/toMessage';
import type { CallOptions } from '../client/call/callOptions';
import type { SeaTalkClient } from '../client/seaTalkClient';
import type { SystemAccountSender } from '../client/systemAccounts';
import type { SendTargetOf } from './sendTarget';

/** Hands one message over; returns its id where the platform gives one. */
export type Courier<Kind extends TargetKind> = (
  message: MessageOf[Kind],
  options: CallOptions,
) => Promise<string | undefined>;

export interface CourierWays {
  /** The client to send with, or why there is none. */
  readonly client: () => Promise<
    Pick<SeaTalkClient, 'sendMessageToGroupChat' | 'sendMessageToBotUser'> | 'no_app' | 'app_changed'
  >;
  readonly systemAccounts: () => Promise<Pick<SystemAccountSender, 'send'>>;
  /** The URL of a webhook by the id of its profile; undefined where this machine doesn't have it. */
  readonly webhookUrl: (id: string) => Promise<string | undefined>;
}

/** Why there is no way to a target. `app_changed`: it was chosen with an app that is no longer the active one. */
export type NoCourier = 'no_app' | 'app_changed' | 'no_webhook_url';

type Openers = {
  readonly [Kind in TargetKind]: (
    target: SendTargetOf<Kind>,
    ways: CourierWays,
  ) => Promise<Courier<Kind> | NoCourier>;
};

const openers: Openers = {
  async group({ groupId }, ways) {
    const client = await ways.client();
    if (typeof client === 'string') return client;
    return async (message, options) => {
      const sent = await client.sendMessageToGroupChat({ group_id: groupId, message }, options);
      return present(sent.message_id);
    };
  },
  async person({ employeeCode }, ways) {
    const client = await ways.client();
    if (typeof client === 'string') return client;
    return async (message, options) => {
      const sent = await client.sendMessageToBotUser({ employee_code: employeeCode, message }, options);
      return present(sent.message_id);
    };
  },
  async webhook({ webhookId }, ways) {
    const url = await ways.webhookUrl(webhookId);
    if (url === undefined) return 'no_webhook_url';
    const sender = await ways.systemAccounts();
    return async (message, options) => (await sender.send(url, message, options)).messageId;
  },
};

/**
 * The way to a target, with its credentials looked up once, so that all parts are sent with the same app even when the
 * person switches meanwhile. It accepts the messages that were composed for this kind of target.
 */
export function courierTo<Kind extends TargetKind>(
  target: SendTargetOf<Kind>,
  ways: CourierWays,
): Promise<Courier<Kind> | NoCourier> {
  const open: Openers[Kind] = openers[target.kind];
  return open(target, ways);
}
