import * as vscode from 'vscode';
import type { AppCheck } from '../../appCheck/appCheck';
import { oneLine } from '../../base/plainText';
import { timeWords } from '../../base/timeWords';
import type { BannerView, SectionView } from '../../webview/appCheck/protocol';
import { countRows } from './checkView';

/** What became of the app of a page. */
export interface AppStanding {
  readonly isLocal: boolean;
  readonly isGone: boolean;
  readonly isOld: boolean;
  /** Undefined where it isn't known any more. */
  readonly name: string | undefined;
  /** Name of the active app, where that is another one. */
  readonly active: string | undefined;
}

/** What a person has to know before the rows. */
export function bannerWords({ isLocal, isGone, isOld, name, active }: AppStanding): BannerView | undefined {
  const shown = oneLine(name ?? '');
  if (isGone && isLocal)
    return {
      kind: 'warning',
      words: vscode.l10n.t("The local SeaTalk isn't running."),
      action: vscode.l10n.t('Start Local SeaTalk'),
    };
  if (isGone)
    return {
      kind: 'warning',
      words:
        name === undefined
          ? vscode.l10n.t('This app was removed.')
          : vscode.l10n.t('{0} was removed. This is what was known of it.', shown),
    };
  if (isOld)
    return {
      kind: 'warning',
      words: isLocal
        ? vscode.l10n.t('The local SeaTalk was started again or reset after this check.')
        : vscode.l10n.t('{0} was changed after this check.', shown),
      action: vscode.l10n.t('Run Again'),
    };
  if (active !== undefined)
    return { kind: 'info', words: vscode.l10n.t('This window uses {0} now.', oneLine(active)) };
  return undefined;
}

/** How a check stands as a whole. */
export function summaryWords(check: AppCheck, sections: readonly SectionView[], nowMs: number): string {
  if (check.isRunning) return vscode.l10n.t('Checking… Nothing is sent or changed.');
  if (check.endedAtMs === undefined)
    return vscode.l10n.t('Not checked yet. A check reads a little and sends nothing.');
  const { works, attention, failed, untried } = countRows(sections);
  const counts = [
    failed === 0 ? '' : vscode.l10n.t('{0} failed', failed),
    attention === 0 ? '' : vscode.l10n.t('{0} need attention', attention),
    vscode.l10n.t('{0} work', works),
    untried === 0 ? '' : vscode.l10n.t('{0} not checked', untried),
  ];
  const when = vscode.l10n.t('checked at {0}', timeWords(check.endedAtMs, nowMs));
  return [...counts.filter(Boolean), when].join(' · ');
}

/** The extension, the editor and the system, as a report names them. */
export function productWords({ extension }: vscode.ExtensionContext): {
  readonly product: string;
  readonly host: string;
} {
  const { displayName, version } = extension.packageJSON as Readonly<Record<string, unknown>>;
  return {
    product: `${String(displayName)} ${String(version)}`,
    host: `${vscode.env.appName} ${vscode.version}, ${process.platform} ${process.arch}`,
  };
}
