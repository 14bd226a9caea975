import * as vscode from 'vscode';
import type { FactId } from '../../appCheck/checkRows';
import { CLOCK_SLACK_MS, CLOCK_WRONG_MS } from '../../appCheck/clockSkew';
import type { Obstacle } from '../../appCheck/evidence';
import type { RowState } from '../../webview/appCheck/protocol';

/** The state of a row in a word. */
export function stateWords(state: RowState): string {
  switch (state) {
    case 'works':
      return vscode.l10n.t('Works');
    case 'attention':
      return vscode.l10n.t('Needs attention');
    case 'failed':
      return vscode.l10n.t('Failed');
    case 'untried':
      return vscode.l10n.t('Not checked');
    case 'running':
      return vscode.l10n.t('Checking…');
  }
}

export function factTitle(id: FactId): string {
  switch (id) {
    case 'connection':
      return vscode.l10n.t('Connection');
    case 'secret':
      return vscode.l10n.t('App ID and App Secret');
    case 'clock':
      return vscode.l10n.t('Clock of this machine');
    case 'address':
      return vscode.l10n.t('IP allowlist');
    case 'online':
      return vscode.l10n.t('App is Online');
    case 'bot':
      return vscode.l10n.t('Bot capability');
    case 'groups':
      return vscode.l10n.t('Groups of the bot');
    case 'serviceScope':
      return vscode.l10n.t('Service scope');
    case 'dataScope':
      return vscode.l10n.t('Data scope');
  }
}

/** What it means that a fact is as it should be. The clock has words of its own. */
export function fineWords(id: Exclude<FactId, 'clock'>): string {
  switch (id) {
    case 'connection':
      return vscode.l10n.t('SeaTalk responds.');
    case 'secret':
      return vscode.l10n.t('SeaTalk accepts the secret and issues access tokens.');
    case 'address':
      return vscode.l10n.t("SeaTalk accepts calls from this machine's address.");
    case 'online':
      return vscode.l10n.t('The app can send and read messages.');
    case 'bot':
      return vscode.l10n.t('The bot is on.');
    case 'groups':
      return vscode.l10n.t('Your bot is in at least one group.');
    case 'serviceScope':
      return vscode.l10n.t('A member of a group of the bot can be messaged directly.');
    case 'dataScope':
      return vscode.l10n.t('The profile of a member of a group of the bot can be read.');
  }
}

/** What it means that a member of a group isn't in reach. */
export function outOfScopeWords(id: 'serviceScope' | 'dataScope'): string {
  return id === 'serviceScope'
    ? vscode.l10n.t(
        "A member of a group of the bot can't be messaged directly. Widen the service scope in the developer portal and release a version.",
      )
    : vscode.l10n.t(
        "The profile of a member of a group of the bot can't be read. Widen the data scope in the developer portal and release a version.",
      );
}

/** What has to work before a row can be checked. */
export function needsWords(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'connection':
      return vscode.l10n.t('Needs a connection.');
    case 'secret':
      return vscode.l10n.t('Needs a correct App ID and App Secret.');
    case 'address':
      return vscode.l10n.t('Needs an address that SeaTalk accepts.');
    case 'online':
      return vscode.l10n.t('Needs an app that is Online.');
    case 'bot':
      return vscode.l10n.t('Needs the bot capability.');
    case 'limit':
      return vscode.l10n.t('The rate limit is reached. Run it again later.');
    case 'cancelled':
      return vscode.l10n.t('Canceled.');
  }
}

/** How the clocks differ, and what follows. @param aheadMs negative when this machine is behind. */
export function clockWords(aheadMs: number, state: 'works' | 'attention' | 'failed'): string {
  if (state === 'works')
    return vscode.l10n.t(
      "It agrees with SeaTalk's to within {0} seconds. Access tokens and the timestamps of events can be judged by it.",
      CLOCK_SLACK_MS / 1_000,
    );
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const span =
    seconds < 120
      ? vscode.l10n.t('{0} seconds', seconds)
      : vscode.l10n.t('{0} minutes', Math.round(seconds / 60));
  const differs =
    aheadMs > 0
      ? vscode.l10n.t("It's {0} ahead of SeaTalk's.", span)
      : vscode.l10n.t("It's {0} behind SeaTalk's.", span);
  const signatures = vscode.l10n.t(
    "Signatures contain no time and stay valid, but a bot that checks the timestamps of events may reject them. Set the system's clock.",
  );
  if (state === 'attention') return `${differs} ${signatures}`;
  const tokens =
    aheadMs > 0
      ? vscode.l10n.t('Access tokens seem to end early.')
      : vscode.l10n.t(
          'Access tokens, which are renewed {0} minutes early, are used after they have ended.',
          CLOCK_WRONG_MS / 60_000,
        );
  return `${differs} ${tokens} ${signatures}`;
}
