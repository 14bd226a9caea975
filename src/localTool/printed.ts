import { Disposables } from '../base/disposables';
import { visible } from '../cli/visible';
import { SOCKET_PATH } from '../contract/socketFrames';
import type { Emulator } from '../emulator/emulator';
import type { Attempt } from '../emulator/events/delivery/attempt';
import { callWords, deliveryWords, localCall, localDelivery } from './records';

/** Where it runs. */
export interface Addresses {
  readonly url: string;
  readonly publicUrl?: string | undefined;
}

/** Address and credentials as one line of JSON. */
export function addressJson({ app, webhooks, controlToken }: Emulator, addresses: Addresses): string {
  const { appId, appSecret, signingSecret, name: appName, botSeatalkId } = app;
  const printed = { ...addresses, appId, appSecret, signingSecret, appName, botSeatalkId };
  return `${JSON.stringify({ ...printed, webhooks, controlToken })}\n`;
}

/** Address and credentials for a person. */
export function addressText(
  { app, webhooks, controlToken }: Emulator,
  { url, publicUrl }: Addresses,
): string {
  const lines = [
    `Local SeaTalk is running at ${url}`,
    ...(publicUrl === undefined ? [] : [`  public URL   ${publicUrl}`]),
    `  app          ${app.name}`,
    `  app id       ${app.appId}`,
    `  app secret   ${app.appSecret}`,
    `  signing      ${app.signingSecret}`,
    `  events       ${url.replace('http', 'ws')}${SOCKET_PATH}  or a callback URL`,
    ...webhooks.map((webhook) => `  webhook      ${webhook.url}  (${webhook.name}, in ${webhook.groupName})`),
    `  control      ${url}/_local/state  with the header  x-local-token: ${controlToken}`,
    'Press Ctrl+C to stop it.',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Says a line for each call when it is answered, and for each attempt to deliver an event when it ended.
 * @param say gets lines with their end. What comes from outside can't move the cursor in them.
 */
export function sayWhatHappens(
  emulator: Emulator,
  { isJson, say }: { readonly isJson: boolean; readonly say: (line: string) => void },
): Disposables {
  const nameOf = (appId = '') => emulator.world.apps.get(appId)?.name ?? '';
  const line = (
    kind: 'call' | 'event',
    what: { readonly atMs: number; readonly app: string },
    words: string,
  ) => {
    if (isJson) return say(`${JSON.stringify({ kind, ...what })}\n`);
    const who = what.app === '' ? '' : `  (${what.app})`;
    say(visible(`${timeOf(what.atMs)}  ${kind.padEnd(5)}  ${words}${who}`) + '\n');
  };
  const following = new Disposables();
  following.add(
    emulator.onActivity((activity) => {
      const call = localCall(activity, nameOf(activity.appId));
      line('call', call, callWords(call));
    }),
  );
  following.add(
    emulator.deliveries.onDidRecord((attempt: Attempt) => {
      if (attempt.outcome.kind === 'pending') return;
      const delivery = localDelivery(attempt, nameOf(attempt.appId));
      line('event', delivery, deliveryWords(delivery));
    }),
  );
  return following;
}

/** The time of day here, as `09:41:05`. */
function timeOf(atMs: number): string {
  return new Date(atMs).toTimeString().slice(0, 8);
}
