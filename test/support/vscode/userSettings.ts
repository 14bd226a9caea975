import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Theme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

const themeNames = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const satisfies Record<Theme, string>;

export interface UserSettings {
  readonly theme?: Theme;
  /** Further settings by their full names, which win over the harness's own. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly keybindings?: readonly { readonly key: string; readonly command: string }[];
}

/** Writes the settings of a fresh profile, before the editor starts: quiet, no pages of its own, the theme asked for. */
export function writeUserSettings(
  userDataFolder: string,
  { theme = 'dark', settings = {}, keybindings = [] }: UserSettings,
): void {
  const folder = path.join(userDataFolder, 'User');
  mkdirSync(folder, { recursive: true });
  const all = {
    'workbench.startupEditor': 'none',
    'workbench.colorTheme': themeNames[theme],
    'workbench.tips.enabled': false,
    'workbench.enableExperiments': false,
    'window.commandCenter': true,
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'telemetry.telemetryLevel': 'off',
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'update.mode': 'none',
    'git.enabled': false,
    'git.autoRepositoryDetection': false,
    'npm.autoDetect': 'off',
    'security.workspace.trust.enabled': false,
    'editor.minimap.enabled': false,
    // What moves is drawn anew up to 60 times a second, without a graphics card at the cost of the tests.
    'workbench.reduceMotion': 'on',
    'editor.cursorBlinking': 'solid',
    'workbench.editor.enablePreview': false,
    // In a browser it is on, and what a test has changed would be saved at any moment.
    'files.autoSave': 'off',
    ...settings,
  };
  const write = (name: string, content: unknown) =>
    writeFileSync(path.join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`);
  write('settings.json', all);
  write('keybindings.json', keybindings);
}
