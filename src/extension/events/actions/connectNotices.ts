import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { informationMessage, warningMessage } from '../../base/dialogs';
import type { NoticeChoice } from '../../base/notices';
import { offerChoices, showNotice } from '../../base/notices';
import { commandIds } from '../../contributions';
import { offerEnvironment, webSocketUrl } from '../../local/localEnvironment';
import type { AppConnection } from '../model/connections';
import { readDeliveries } from '../model/delivery';
import { LocalWorld } from '../model/localWorld';
import { attemptProblem } from '../words/attemptWords';
import { rejectionWords } from '../words/connectionWords';
import type { EventsContext } from './context';

/** Characters of a name in a notice. */
const NAME_MAX = 60;

export async function showVerified(context: EventsContext, app: AppConnection, url: string): Promise<void> {
  await offerChoices(
    informationMessage,
    vscode.l10n.t(
      '{0} receives events at {1}. Write to it in a chat window, or send a test event.',
      nameOf(app),
      oneLine(url),
    ),
    [sendTestEvent(), credentials(context, app)],
  );
}

export async function showWaiting(context: EventsContext, app: AppConnection): Promise<void> {
  const url = webSocketUrl(context.local.url ?? '');
  await offerChoices(
    informationMessage,
    vscode.l10n.t('{0} waits for your bot at {1}. Events are kept until it connects.', nameOf(app), url),
    [
      credentials(context, app),
      {
        title: vscode.l10n.t('Copy WebSocket URL'),
        run: () => vscode.env.clipboard.writeText(url),
      },
    ],
  );
}

export function showDisconnected(app: AppConnection): void {
  showNotice(vscode.l10n.t('{0} is disconnected and gets no events.', nameOf(app)));
}

/** Says why a callback URL was rejected, what to do, and lets try again. */
export async function showRejected(
  context: EventsContext,
  app: AppConnection,
  {
    url,
    reason,
    tryAgain,
  }: { readonly url: string; readonly reason: string | undefined; readonly tryAgain: () => Promise<void> },
): Promise<void> {
  await offerChoices(
    warningMessage,
    vscode.l10n.t("{0} wasn't verified. {1}", oneLine(url), await whyRejected(context, app, reason)),
    [{ title: vscode.l10n.t('Try Again'), run: tryAgain }, credentials(context, app)],
  );
}

/** The portal's reason is one of five; what the bot did with the challenge says more. */
async function whyRejected(
  { local }: EventsContext,
  app: AppConnection,
  reason: string | undefined,
): Promise<string> {
  if (reason === 'verification_running' || reason === 'cancelled') return rejectionWords(reason);
  const answer = await local.control('GET', `/deliveries?app=${encodeURIComponent(app.app_id)}`);
  const challenge = readDeliveries(answer).findLast(({ cause }) => cause === 'verification');
  if (challenge?.outcome.kind === 'delivered') {
    return vscode.l10n.t(
      'Your bot answered 200 without the challenge. Answer event_verification with {0}, and the value you received.',
      '{"seatalk_challenge": "…"}',
    );
  }
  return (challenge && attemptProblem(challenge, nameOf(app))) || rejectionWords(reason);
}

function sendTestEvent(): NoticeChoice {
  return {
    title: vscode.l10n.t('Send Test Event…'),
    run: () => vscode.commands.executeCommand(commandIds.eventsSendTest),
  };
}

/** What the bot needs to know, into `.env` or the clipboard. */
function credentials({ local }: EventsContext, { app_id: appId }: AppConnection): NoticeChoice {
  return {
    title: vscode.l10n.t('Credentials…'),
    run: async () => {
      const app = (await new LocalWorld(local).apps()).find(({ app_id: id }) => id === appId);
      if (!app || local.url === undefined) return;
      await offerEnvironment({
        url: local.url,
        appId,
        appSecret: app.app_secret,
        signingSecret: app.signing_secret,
      });
    },
  };
}

function nameOf({ name }: AppConnection): string {
  return oneLine(name, NAME_MAX);
}
