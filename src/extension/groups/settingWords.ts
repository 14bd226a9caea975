import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { present } from '../../contract/absent';
import type { GroupInfo } from '../../contract/group';

/** A setting of a group, as a person reads it. */
export interface SettingWords {
  readonly label: string;
  readonly value: string;
  /** Name of a codicon. */
  readonly icon: string;
}

/** The settings of a group as far as the platform returns them. */
export function settingWords(info: GroupInfo): readonly SettingWords[] {
  const settings = info.group_settings ?? {};
  return [
    {
      label: vscode.l10n.t('External members'),
      value: info.external ? vscode.l10n.t('allowed') : vscode.l10n.t('not allowed'),
      icon: 'globe',
    },
    {
      label: vscode.l10n.t('History for new members'),
      value: historyWords(present(settings.chat_history_for_new_members)),
      icon: 'history',
    },
    {
      label: vscode.l10n.t('@All notifies everyone'),
      value: yesNo(settings.can_notify_with_at_all),
      icon: 'mention',
    },
  ];
}

function historyWords(setting: string | undefined): string {
  switch (setting) {
    case undefined:
      return vscode.l10n.t('unknown');
    case 'disabled':
      return vscode.l10n.t('none');
    case '1 day':
      return vscode.l10n.t('1 day');
    case '7 days':
      return vscode.l10n.t('7 days');
    default:
      return oneLine(setting, 40);
  }
}

function yesNo(value: boolean | null | undefined): string {
  if (value === true) return vscode.l10n.t('yes');
  return value === false ? vscode.l10n.t('no') : vscode.l10n.t('unknown');
}
