import * as vscode from 'vscode';
import { publicOrigin } from '../../emulator/http/servedHosts';
import { settingIds } from '../contributions';
import { LocalSettingError } from './localSettingError';
import type { LocalSettings } from './shared/sharedServer';

/**
 * How a local SeaTalk is started, as this machine's settings say. A workspace can't set them.
 * @throws LocalSettingError for a public URL that isn't one.
 */
export function readLocalSettings(): LocalSettings {
  const settings = vscode.workspace.getConfiguration();
  const publicUrl = settings.get<string>(settingIds.localPublicUrl, '').trim();
  return {
    ...(publicUrl === '' ? {} : { publicUrl: checked(publicUrl) }),
    allowedHosts: settings.get<string[]>(settingIds.localAllowedHosts, []),
    strict: settings.get<boolean>(settingIds.localStrict, false),
  };
}

function checked(url: string): string {
  try {
    return publicOrigin(url);
  } catch {
    throw new LocalSettingError(
      vscode.l10n.t(
        'The setting {0} has to be scheme, host, and port only, for example {1}',
        settingIds.localPublicUrl,
        'https://bots.example.com',
      ),
    );
  }
}
