import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { timeWords } from '../../../base/timeWords';
import { commandIds, eventItems } from '../../contributions';
import type { ArrivalNote, Listening, RealEvents } from '../model/realEvents';
import { arrivalWords } from '../words/arrivalWords';
import { receptionWords } from '../words/receivingWords';
import type { EventsRow } from './eventsRow';
import { connectionIcon } from './icons';
import { infoRow } from './infoRow';

/** How events of a real app come to this window, and where they go on to. @param nowMs Unix ms. */
export function receivingRows(
  { reception, listening, forwarding }: RealEvents,
  nowMs: number,
): readonly EventsRow[] {
  const rows: EventsRow[] = [];
  if (reception) {
    const { short, more, health, isLive } = receptionWords(reception.state, nowMs);
    rows.push(
      infoRow('reception', {
        label: oneLine(reception.app.name),
        description: [vscode.l10n.t('WebSocket of SeaTalk: {0}', short), more].filter(Boolean).join('. '),
        icon: connectionIcon(health),
        contextValue: eventItems.reception,
        ...(!isLive && {
          command: { title: vscode.l10n.t('Receive Events of App…'), command: commandIds.eventsReceive },
        }),
      }),
    );
  }
  if (listening) rows.push(listeningRow(listening, nowMs));
  if (forwarding) {
    rows.push(
      infoRow('forwarding', {
        label: vscode.l10n.t('Forwarding'),
        description: vscode.l10n.t('to {0}', oneLine(forwarding.address.url)),
        icon: new vscode.ThemeIcon('forward'),
        contextValue: eventItems.forwarding,
      }),
    );
  }
  return rows;
}

function listeningRow(listening: Listening, nowMs: number): EventsRow {
  const { app, url, notes } = listening;
  const rejected = notes.filter(({ fate }) => fate !== 'challenge').length;
  const words = [
    vscode.l10n.t('listening at {0}', url),
    rejected === 0
      ? ''
      : rejected === 1
        ? vscode.l10n.t('1 request rejected')
        : vscode.l10n.t('{0} requests rejected', rejected),
  ];
  const row = infoRow('listening', {
    label: oneLine(app.name),
    description: words.filter(Boolean).join(' · '),
    icon: new vscode.ThemeIcon('radio-tower'),
    contextValue: eventItems.listening,
  });
  const opened: EventsRow = {
    ...row,
    treeItem: () => {
      const item = row.treeItem();
      if (notes.length > 0) item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
      return item;
    },
    children: () => notes.map((note) => noteRow(note, listening, opened, nowMs)),
  };
  return opened;
}

function noteRow(note: ArrivalNote, { app, port }: Listening, parent: EventsRow, nowMs: number): EventsRow {
  const { label, reason, isRejected } = arrivalWords(note, oneLine(app.name), port);
  return infoRow(
    `note:${note.id}`,
    {
      label,
      description: [timeWords(note.atMs, nowMs), reason].join(' · '),
      tooltip: [label, reason].join('\n'),
      icon: isRejected
        ? new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('list.warningForeground'))
        : new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
    },
    parent,
  );
}
