import * as vscode from 'vscode';
import { withoutIcons } from '../../base/plainText';
import type { AppProfile } from '../profiles/appProfile';
import type { Health } from './appHealth';

/** What the status bar shows about the active app. */
export interface StatusText {
  readonly text: string;
  /** For screen readers, without icons. */
  readonly label: string;
  readonly background?: 'warning' | 'error';
}

/** @param waitsForLocal the local SeaTalk is chosen, but stopped. */
export function statusText(app: AppProfile | undefined, waitsForLocal: boolean, health: Health): StatusText {
  if (!app) {
    return waitsForLocal
      ? named('debug-stop', vscode.l10n.t('Local SeaTalk'), vscode.l10n.t('not running'))
      : named('comment-discussion', 'SeaTalk', vscode.l10n.t('no app'));
  }
  const production = app.production ? vscode.l10n.t('production') : undefined;
  switch (health.state) {
    case 'offline':
      return { ...named('debug-disconnect', app.name, vscode.l10n.t('offline')), background: 'error' };
    case 'refused':
      return { ...named('key', app.name, vscode.l10n.t('rejected')), background: 'error' };
    case 'limited':
      return { ...named('watch', app.name, vscode.l10n.t('rate limited')), background: 'warning' };
    case 'ready':
      return {
        ...named(app.kind === 'local' ? 'vm' : 'comment-discussion', app.name, production),
        ...(app.production ? { background: 'warning' as const } : {}),
      };
  }
}

function named(icon: string, name: string, state: string | undefined): StatusText {
  return {
    text: `$(${icon}) ${withoutIcons(name)}${state === undefined ? '' : `: ${state}`}`,
    label:
      state === undefined
        ? vscode.l10n.t('SeaTalk app {0}', name)
        : vscode.l10n.t('SeaTalk app {0}, {1}', name, state),
  };
}
