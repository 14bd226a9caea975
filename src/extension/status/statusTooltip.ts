import * as vscode from 'vscode';
import { Markdown } from '../base/markdown';
import type { ClientGauge } from '../../client/seaTalkClient';
import type { EndpointName } from '../../contract/endpoints';
import type { AppProfile } from '../profiles/appProfile';
import { appWords } from '../profiles/appWords';
import { timeWords } from '../../base/timeWords';
import { commandIds } from '../contributions';
import type { Health } from './appHealth';

/** Rows of the budget that are listed; the fullest come first. */
const MAX_ROWS = 5;

type CallTitle = (endpoint: EndpointName) => string;

/** App, lifetime of its token and rate limits. */
export function statusTooltip(
  app: AppProfile | undefined,
  waitsForLocal: boolean,
  health: Health,
  gauge: ClientGauge | undefined,
  nowMs: number,
  callTitle: CallTitle = (endpoint) => endpoint,
): vscode.MarkdownString {
  const tooltip = new Markdown({
    commands: [commandIds.switchApp, commandIds.testApp, commandIds.startLocal],
  });
  const line = (text: string) => tooltip.add`${text}  \n`;

  if (!app) {
    line(
      waitsForLocal
        ? vscode.l10n.t("The local SeaTalk isn't running.")
        : vscode.l10n.t('No SeaTalk app is selected.'),
    );
    tooltip.command(vscode.l10n.t('Start Local SeaTalk'), commandIds.startLocal).add` · `;
    return tooltip.command(vscode.l10n.t('Switch App'), commandIds.switchApp).value;
  }

  line(`${app.name} · ${appWords(app)}`);
  line(healthWords(health, callTitle));
  const expires = gauge?.tokenExpiresAtMs;
  if (expires !== undefined && expires > nowMs) {
    line(vscode.l10n.t('Access token until {0}', timeWords(expires, nowMs)));
  }
  const rows = budgetRows(gauge, nowMs, callTitle);
  if (rows.length > 0) {
    tooltip.add`\n---\n\n`;
    for (const row of rows) line(row);
  }
  tooltip.add`\n---\n\n`.command(vscode.l10n.t('Switch App'), commandIds.switchApp).add` · `;
  return tooltip.command(vscode.l10n.t('Check App'), commandIds.testApp, app.id).value;
}

function healthWords(health: Health, callTitle: CallTitle): string {
  switch (health.state) {
    case 'ready':
      return vscode.l10n.t('Ready');
    case 'offline':
      return vscode.l10n.t('The last call failed to connect');
    case 'limited':
      return vscode.l10n.t('Rate limit of {0} reached', callTitle(health.endpoint));
    case 'refused':
      return vscode.l10n.t('Credentials were rejected');
  }
}

/** The fullest window of each call that was used. */
function budgetRows(gauge: ClientGauge | undefined, nowMs: number, callTitle: CallTitle): string[] {
  return (gauge?.limits ?? [])
    .flatMap(({ endpoint, gauge: limit }) => {
      const [fullest] = limit.windows.toSorted((a, b) => a.left / a.share - b.left / b.share);
      return fullest && fullest.used > 0 ? [{ endpoint, fullest, closedUntilMs: limit.closedUntilMs }] : [];
    })
    .toSorted((a, b) => a.fullest.left / a.fullest.share - b.fullest.left / b.fullest.share)
    .slice(0, MAX_ROWS)
    .map(({ endpoint, fullest, closedUntilMs }) =>
      closedUntilMs === undefined
        ? vscode.l10n.t(
            '{0}: {1} of {2} left ({3})',
            callTitle(endpoint),
            fullest.left,
            fullest.share,
            windowWords(fullest.windowMs),
          )
        : vscode.l10n.t('{0}: closed until {1}', callTitle(endpoint), timeWords(closedUntilMs, nowMs)),
    );
}

function windowWords(windowMs: number): string {
  if (windowMs <= 1_000) return vscode.l10n.t('per second');
  if (windowMs <= 60_000) return vscode.l10n.t('per minute');
  return windowMs <= 3_600_000 ? vscode.l10n.t('per hour') : vscode.l10n.t('per day');
}
