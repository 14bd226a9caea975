import { present } from '../contract/absent';
import type { GroupMessage, SystemAccountMessage, UserMessage } from '../contract/outbound';
import type { CallOptions } from '../client/call/callOptions';
import type { SeaTalkClient } from '../client/seaTalkClient';
import type { SystemAccountSender } from '../client/systemAccounts';
import type { SendTarget } from './sendTarget';
import type { OutgoingMessage } from './settle';

/** Hands one message over; answers its id where the platform tells it. */
export type Courier = (message: OutgoingMessage, options: CallOptions) => Promise<string | undefined>;

export interface CourierWays {
  /** The client of the active app; undefined without one. */
  readonly client: () => Promise<
    Pick<SeaTalkClient, 'sendMessageToGroupChat' | 'sendMessageToBotUser'> | undefined
  >;
  readonly systemAccounts: () => Promise<SystemAccountSender>;
  readonly webhookUrl: (id: string) => Promise<string | undefined>;
}

/** Why there is no way to a target. */
export type NoCourier = 'no_app' | 'no_webhook_url';

/**
 * The way to a target, with its credentials looked up once, so that all parts go through the same app even when the
 * person switches meanwhile.
 */
export async function courierTo(target: SendTarget, ways: CourierWays): Promise<Courier | NoCourier> {
  if (target.kind === 'webhook') {
    const url = await ways.webhookUrl(target.webhookId);
    if (url === undefined) return 'no_webhook_url';
    const sender = await ways.systemAccounts();
    // Composed for this kind of target; see `composeTarget`.
    return async (message, options) =>
      (await sender.send(url, message as SystemAccountMessage, options)).messageId;
  }
  const client = await ways.client();
  if (!client) return 'no_app';
  if (target.kind === 'group') {
    const { groupId } = target;
    return async (message, options) => {
      const sent = await client.sendMessageToGroupChat(
        { group_id: groupId, message: message as GroupMessage },
        options,
      );
      return present(sent.message_id);
    };
  }
  const { employeeCode } = target;
  return async (message, options) => {
    const sent = await client.sendMessageToBotUser(
      { employee_code: employeeCode, message: message as UserMessage },
      options,
    );
    return present(sent.message_id);
  };
}
