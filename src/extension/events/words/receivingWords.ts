import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { timeWords } from '../../../base/timeWords';
import type { CutCause, SocketState } from '../../../events/socket/socketState';
import { unreachableWords } from '../../deliveries/failureWords';
import type { ConnectionHealth } from './connectionWords';

/** Characters of the platform's own words. */
const MESSAGE_MAX = 200;

/** How a connection to SeaTalk is doing. */
export interface ReceptionWords {
  /** As short as the status bar needs it. */
  readonly short: string;
  /** Why, and what to do; `''` where all is well. */
  readonly more: string;
  readonly health: ConnectionHealth;
  /** Whether it is tried again, or works. */
  readonly isLive: boolean;
}

/** @param nowMs Unix ms. */
export function receptionWords(state: SocketState, nowMs: number): ReceptionWords {
  const waiting = (untilMs: number) => vscode.l10n.t('waiting until {0}', timeWords(untilMs, nowMs));
  switch (state.kind) {
    case 'connecting':
      return { short: vscode.l10n.t('connecting…'), more: '', health: 'waiting', isLive: true };
    case 'connected':
      return { short: vscode.l10n.t('receiving'), more: '', health: 'good', isLive: true };
    case 'waiting':
      return { short: waiting(state.untilMs), more: causeWords(state.cause), health: 'bad', isLive: true };
    case 'dead':
      return {
        short: waiting(state.untilMs),
        more: vscode.l10n.t('SeaTalk stopped answering.'),
        health: 'bad',
        isLive: true,
      };
    case 'kicked':
      return kickedWords(state, waiting);
    case 'refused':
      return {
        short: vscode.l10n.t('rejected'),
        more: [
          vscode.l10n.t('SeaTalk rejected the connection.'),
          oneLine(state.reason, MESSAGE_MAX),
          vscode.l10n.t(
            'Check the App ID and App Secret, and that the developer portal has WebSocket chosen under Event Callback.',
          ),
        ]
          .filter(Boolean)
          .join(' '),
        health: 'bad',
        isLive: false,
      };
    case 'stopped':
      return { short: vscode.l10n.t('stopped'), more: '', health: 'waiting', isLive: false };
  }
}

function kickedWords(
  { untilMs, message }: Extract<SocketState, { readonly kind: 'kicked' }>,
  waiting: (untilMs: number) => string,
): ReceptionWords {
  const said = oneLine(message, MESSAGE_MAX);
  const why = vscode.l10n.t('Another connection of this app took over, probably your bot.');
  if (untilMs === undefined) {
    const more = vscode.l10n.t(
      'Another connection of this app took over again. Stop it first, then receive events here.',
    );
    return {
      short: vscode.l10n.t('kicked'),
      more: [more, said].filter(Boolean).join(' '),
      health: 'bad',
      isLive: false,
    };
  }
  return {
    short: vscode.l10n.t('kicked, {0}', waiting(untilMs)),
    more: [why, said].filter(Boolean).join(' '),
    health: 'bad',
    isLive: true,
  };
}

function causeWords(cause: CutCause): string {
  switch (cause.kind) {
    case 'unreachable':
      return unreachableWords(cause.reason, cause.code, {
        url: '',
        origin: 'SeaTalk',
        isLoopback: false,
        isOpen: false,
      });
    case 'rejected':
      return vscode.l10n.t('The server answered HTTP {0} instead of opening a WebSocket.', cause.status);
    case 'no_answer':
      return cause.step === 'handshake'
        ? vscode.l10n.t("The connection wasn't opened in time.")
        : vscode.l10n.t("SeaTalk didn't answer the registration in time.");
    case 'closed':
      return vscode.l10n.t('The connection was closed ({0}).', cause.code);
  }
}
