import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { timeWords } from '../../base/timeWords';
import { leftOf } from '../../sending/outboxRecord';
import type { KeptSend } from '../../sending/outboxRecord';
import type { DoneSend, LiveSend } from '../../sending/windowSends';
import { internalCommands, outboxItems } from '../contributions';
import { outgoingWords } from '../send/notices/outgoingWords';
import { targetWords } from '../send/target/targetWords';

/** A row of the outbox: one send. `id` is what commands are called with. */
export type OutboxRow =
  | { readonly kind: 'live'; readonly id: string; readonly send: LiveSend }
  | { readonly kind: 'kept'; readonly id: string; readonly send: KeptSend }
  | { readonly kind: 'done'; readonly id: string; readonly send: DoneSend };

/** Messages that a tooltip names. */
const NAMED_MAX = 5;

/** How a row looks. */
export function outboxItem(row: OutboxRow, nowMs: number): vscode.TreeItem {
  const look = lookOf(row, nowMs);
  const item = new vscode.TreeItem(look.name);
  item.id = row.id;
  item.description = look.state;
  item.iconPath = new vscode.ThemeIcon(
    look.icon,
    look.colour === undefined ? undefined : new vscode.ThemeColor(look.colour),
  );
  item.contextValue = look.item;
  item.tooltip = [`${look.name}: ${look.state}`, ...look.more].join('\n');
  item.accessibilityInformation = { label: `${look.name}, ${look.state}` };
  if (look.command) item.command = look.command;
  return item;
}

interface Look {
  readonly name: string;
  readonly state: string;
  readonly icon: string;
  readonly colour?: string;
  readonly item: string;
  /** Further lines of the tooltip. */
  readonly more: readonly string[];
  readonly command?: vscode.Command;
}

function lookOf(row: OutboxRow, nowMs: number): Look {
  switch (row.kind) {
    case 'live':
      return liveLook(row.send, nowMs);
    case 'kept':
      return keptLook(row.send, nowMs);
    case 'done':
      return doneLook(row.send, nowMs);
  }
}

function liveLook({ record, target, progress, isStream }: LiveSend, nowMs: number): Look {
  const { part = 0, queued } = progress ?? {};
  const number = record.parts > 1 ? vscode.l10n.t('message {0} of {1}', part + 1, record.parts) : undefined;
  const state = queued
    ? vscode.l10n.t('waiting until {0}', timeWords(queued.nextSlotAtMs, nowMs))
    : isStream === true
      ? vscode.l10n.t('streaming')
      : vscode.l10n.t('sending');
  return {
    name: oneLine(targetWords(target)),
    state: [number, state].filter((words) => words !== undefined).join(' · '),
    icon: queued ? 'clock' : 'sync~spin',
    item: outboxItems.live,
    more: [appLine(record.appName)],
  };
}

function keptLook(send: KeptSend, nowMs: number): Look {
  const { unsent, unsure } = leftOf(send);
  const state = keptWords(send);
  const named = send.content.messages.slice(0, NAMED_MAX).map((message) => outgoingWords(message));
  const when = timeWords(send.endedAtMs, nowMs);
  const reason =
    send.why === 'cut_off' ? vscode.l10n.t('VS Code closed at {0}.', when) : `${when}: ${send.reason ?? ''}`;
  const first = unsure[0] ?? unsent[0];
  return {
    name: oneLine(targetWords(send.content.target)),
    state: `${state} · ${named[0] ?? ''}`,
    icon: unsure.length > 0 ? 'question' : send.why === 'cut_off' ? 'edit' : 'error',
    colour: unsure.length > 0 ? 'list.warningForeground' : 'list.errorForeground',
    item: itemOf(unsent.length > 0, unsure.length > 0),
    more: [...named, oneLine(reason, 300), appLine(send.appName)],
    ...(first && {
      command: {
        command: internalCommands.outboxOpen,
        title: vscode.l10n.t('Show Message'),
        arguments: [send.id, outgoingWords(first)],
      },
    }),
  };
}

function itemOf(hasUnsent: boolean, hasUnsure: boolean): string {
  if (!hasUnsure) return outboxItems.unsent;
  return hasUnsent ? outboxItems.partlyUnsure : outboxItems.unsure;
}

function keptWords(send: KeptSend): string {
  const { unsent, unsure } = leftOf(send);
  const { parts, sent } = send;
  if (parts === 1) return unsure.length > 0 ? vscode.l10n.t('may have been sent') : vscode.l10n.t('not sent');
  const facts = [
    ...(unsure.length > 0 ? [vscode.l10n.t('message {0} may have been sent', sent + 1)] : []),
    ...(unsent.length > 0 ? [vscode.l10n.t('{0} of {1} not sent', unsent.length, parts)] : []),
  ];
  return facts.join(' · ');
}

function doneLook({ record, target, messageIds, endedAtMs, isStream }: DoneSend, nowMs: number): Look {
  const when = timeWords(endedAtMs, nowMs);
  const state =
    isStream === true
      ? vscode.l10n.t('streamed until {0}', when)
      : record.parts === 1
        ? vscode.l10n.t('sent at {0}', when)
        : vscode.l10n.t('{0} messages sent at {1}', record.parts, when);
  const messageId = messageIds.at(-1);
  return {
    name: oneLine(targetWords(target)),
    state,
    icon: 'check',
    item: target.kind === 'group' ? outboxItems.sentToGroup : outboxItems.sent,
    more: [appLine(record.appName)],
    ...(target.kind === 'group' && {
      command: {
        command: internalCommands.groupsShow,
        title: vscode.l10n.t('Show in Groups'),
        arguments: [{ groupId: target.groupId, threadId: target.threadId, messageId }],
      },
    }),
  };
}

function appLine(appName: string): string {
  return appName === ''
    ? vscode.l10n.t('Sent by a webhook')
    : vscode.l10n.t('App: {0}', oneLine(appName, 80));
}
