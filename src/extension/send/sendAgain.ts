import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { closing } from '../base/notices';
import type { LastSend } from '../../sending/recentSends';
import type { Services } from '../session/services';
import { recentSendsOf } from './windowSendsOf';
import { SendFlow } from './sendFlow';
import type { SendResult } from './sendFlow';

/** Sends what this window sent last to the same chat once more, after a look at it. */
export async function sendAgain(services: Services): Promise<SendResult | undefined> {
  const last = lastSend(services);
  if (!last) return undefined;
  const { messages, target, appId, origin } = last;
  return new SendFlow(services).send(messages, target, appId, { origin, isAgain: true });
}

/** Sends what this window sent last to another chat, with all checks of that chat. */
export async function sendLastTo(services: Services): Promise<SendResult | undefined> {
  const last = lastSend(services);
  if (!last) return undefined;
  const { sources, form } = last.origin;
  return new SendFlow(services).run({ sources, form });
}

function lastSend(services: Services): LastSend | undefined {
  const { last } = recentSendsOf(services);
  if (last) return last;
  const message = vscode.l10n.t(
    "Nothing has been sent from this window yet. What other windows sent isn't kept.",
  );
  void informationMessage(message, ...closing(message));
  return undefined;
}
