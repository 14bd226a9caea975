import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { chooseOne } from '../../base/wizard';
import { showRefusal } from '../../base/notices';
import { openDraft, replayAttempt } from '../drafts/sendDraft';
import { readConnections } from '../model/connections';
import { rowGiven } from '../rows/eventsRow';
import { typeWords } from '../words/eventWords';
import type { EventsContext } from './context';

type Way = 'same' | 'new' | 'edit' | 'signature' | 'order';

/** Delivers the event of a row again, in one of several ways. */
export async function replayEvent(context: EventsContext, given: unknown): Promise<void> {
  const { local } = context;
  const { event, attempt = event?.attempts.at(-1) } = rowGiven(given);
  if (event?.received) return context.replayReal(event);
  if (!event || !attempt) return;
  const { connections } = readConnections(await local.control('GET', '/connections'));
  const app = connections.find(({ app_id: id }) => id === event.appId);
  const way = await chooseWay(typeWords(event.type), app?.method === 'callback');
  switch (way) {
    case undefined:
      return;
    case 'same':
    case 'new':
      await replayAttempt(local, attempt.id, { event_id: way });
      return;
    case 'signature':
      await replayAttempt(local, attempt.id, { event_id: 'new', wrong_signature: true });
      return;
    case 'order': {
      await local.control('POST', '/delivery-faults', { name: 'out_of_order', app: event.appId, count: 1 });
      await replayAttempt(local, attempt.id, { event_id: 'new' });
      return;
    }
    case 'edit': {
      const envelope = envelopeIn(attempt.body);
      if (!envelope) return showRefusal(vscode.l10n.t("This event isn't JSON, so it can't be edited."));
      const appName = oneLine(app?.name ?? event.appId);
      await openDraft(context, { kind: 'replay', attemptId: attempt.id, appName }, envelope);
    }
  }
}

function chooseWay(type: string, isCallback: boolean): Promise<Way | undefined> {
  const way = (value: Way, icon: string, label: string, detail: string) => ({
    label,
    detail,
    iconPath: new vscode.ThemeIcon(icon),
    value,
  });
  return chooseOne<Way>(vscode.l10n.t('Replay'), {
    placeholder: vscode.l10n.t('Choose how to deliver this event again: {0}', type),
    items: [
      way(
        'same',
        'debug-rerun',
        vscode.l10n.t('Same Event ID'),
        vscode.l10n.t('As when SeaTalk repeats an event. Your bot should ignore it.'),
      ),
      way('new', 'add', vscode.l10n.t('New Event ID'), vscode.l10n.t('As if it happened again.')),
      way('edit', 'edit', vscode.l10n.t('Edit First…'), vscode.l10n.t('Opens the event as JSON.')),
      ...(isCallback
        ? [
            way(
              'signature',
              'key',
              vscode.l10n.t('Wrong Signature'),
              vscode.l10n.t('As from somebody who pretends to be SeaTalk. Your bot should reject it.'),
            ),
          ]
        : []),
      way(
        'order',
        'arrow-swap',
        vscode.l10n.t('Out of Order'),
        vscode.l10n.t('Arrives after the next event of this app, or after 5 seconds if there is none.'),
      ),
    ],
  });
}

function envelopeIn(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
