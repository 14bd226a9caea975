import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { commandIds, eventItems } from '../../contributions';
import type { LocalEvents } from '../model/localEvents';
import { connectionWords, pausedPlace } from '../words/connectionWords';
import type { EventsRow } from './eventsRow';
import { connectionIcon } from './icons';
import { infoRow } from './infoRow';

/** The connections that matter, and what is paused; that nothing is connected, where there are events all the same. */
export function connectionRows(events: LocalEvents): readonly EventsRow[] {
  const { connections, heartbeatSec, pauses, names, log } = events;
  const connected = connections.filter(({ method }) => method !== 'none');
  const rows = connected.map((connection) => {
    const { words, health } = connectionWords(connection, heartbeatSec);
    return infoRow(`connection:${connection.app_id}`, {
      label: oneLine(connection.name),
      description: words,
      icon: connectionIcon(health),
      contextValue: eventItems.connection,
      connection,
    });
  });
  const paused = pauses.map((pause) => {
    const app = connections.find(({ app_id: id }) => id === pause.app_id)?.name ?? pause.app_id;
    return infoRow(`pause:${pause.app_id} ${pausedPlace(pause, names)}`, {
      label: vscode.l10n.t('Paused: {0}', pausedPlace(pause, names)),
      description: vscode.l10n.t('{0} keeps answering itself', oneLine(app)),
      tooltip: vscode.l10n.t(
        'Bots kept answering each other here, so {0} gets no events of this chat until you resume it.',
        oneLine(app),
      ),
      icon: new vscode.ThemeIcon('debug-pause', new vscode.ThemeColor('list.warningForeground')),
      contextValue: eventItems.pause,
      pause,
    });
  });
  return rows.length === 0 && log.size > 0 ? [nothingConnected(), ...paused] : [...rows, ...paused];
}

function nothingConnected(): EventsRow {
  const title = vscode.l10n.t('Connect Bot…');
  return infoRow('connection', {
    label: vscode.l10n.t('No bot is connected'),
    description: title,
    icon: new vscode.ThemeIcon('debug-disconnect'),
    command: { title, command: commandIds.eventsConnect },
  });
}
