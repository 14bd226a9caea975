import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { EVENT_ANSWER_LIMIT_MS } from '../../../contract/limits';
import type { AppConnection, Pause } from '../model/connections';
import type { Names } from '../model/names';

/** Characters of an address in a row. */
const URL_MAX = 120;

/** How a connection is doing, for the icon of its row. */
export type ConnectionHealth = 'good' | 'waiting' | 'bad';

/** How an app gets its events, in words, and whether that is as it should be. */
export function connectionWords(
  { method, url, state, reason, cause, delivers_to: deliversTo }: AppConnection,
  heartbeatSec: number | undefined,
): { readonly words: string; readonly health: ConnectionHealth } {
  if (method === 'callback') {
    const shown = oneLine(url ?? '', URL_MAX);
    if (state === 'verified')
      return { words: vscode.l10n.t('callback {0}, verified', shown), health: 'good' };
    if (state === 'verifying')
      return { words: vscode.l10n.t('callback {0}, verifying…', shown), health: 'waiting' };
    const rejected = vscode.l10n.t('callback {0}, rejected: {1}', shown, rejectionWords(reason));
    const still =
      typeof deliversTo === 'string'
        ? ` ${vscode.l10n.t('Events still go to {0}', oneLine(deliversTo, URL_MAX))}`
        : '';
    return { words: `${rejected}${still}`, health: 'bad' };
  }
  if (method !== 'socket') return { words: vscode.l10n.t('not connected'), health: 'waiting' };
  switch (state ?? '') {
    case 'connected':
      return { words: vscode.l10n.t('WebSocket connected'), health: 'good' };
    case 'dead':
      return { words: deadWords(cause, heartbeatSec), health: 'bad' };
    case 'kicked':
      return { words: vscode.l10n.t('WebSocket kicked, waiting for another'), health: 'bad' };
    default:
      return { words: vscode.l10n.t('waiting for a WebSocket'), health: 'waiting' };
  }
}

function deadWords(cause: string | null | undefined, heartbeatSec: number | undefined): string {
  if (cause === 'half_open') return vscode.l10n.t('connection dead: simulated fault');
  return heartbeatSec === undefined
    ? vscode.l10n.t('connection dead: no ping in time')
    : vscode.l10n.t('connection dead: no ping for {0} s', heartbeatSec);
}

/** Why a callback URL was rejected, in the portal's sense. */
export function rejectionWords(reason: string | null | undefined): string {
  switch (reason ?? '') {
    case 'unreachable':
      return vscode.l10n.t("The URL couldn't be reached.");
    case 'no_answer':
      return vscode.l10n.t('No response within {0} seconds.', EVENT_ANSWER_LIMIT_MS / 1_000);
    case 'wrong_answer':
      return vscode.l10n.t("The response wasn't the challenge.");
    case 'verification_running':
      return vscode.l10n.t('Another verification of this app is running.');
    case 'cancelled':
      return vscode.l10n.t('The app was connected in another way.');
    default:
      return vscode.l10n.t('Something went wrong in the local SeaTalk.');
  }
}

/** The chat of a pause by its name. */
export function pausedPlace({ place }: Pause, names: Names): string {
  const { groupId, seatalkId } = place;
  if (typeof groupId === 'string') return oneLine(names.groups.get(groupId) ?? groupId);
  if (typeof seatalkId === 'string') return oneLine(names.people.get(seatalkId) ?? seatalkId);
  return vscode.l10n.t('a chat');
}
