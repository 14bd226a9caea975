import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { FrameLocator, Page } from 'playwright-core';

import { screenshotFolder } from '../../support/vscode/paths';
import type { Theme } from '../../support/vscode/userSettings';
import { Dialog } from './dialog';
import { Editors } from './editors';
import { Menu } from './menu';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { SideBar } from './sideBar';
import { StatusBar } from './statusBar';

const READY_LIMIT_MS = 60_000;
const PALETTE_LOOK_MS = 4_000;
const PALETTE_LOOKS = 3;

export const viewports = {
  wide: { width: 1400, height: 900 },
  narrow: { width: 900, height: 900 },
} as const;

/** The class that each kind of theme puts on the window. */
const themeClasses = {
  dark: 'vs-dark',
  light: 'vs',
  highContrast: 'hc-black',
  highContrastLight: 'hc-light',
} as const satisfies Record<Theme, string>;

/** As the list of themes names them. */
const themeLabels = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  highContrast: 'Dark High Contrast',
  highContrastLight: 'Light High Contrast',
} as const satisfies Record<Theme, string>;

/** The whole VS Code window, as a person uses it. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly sideBar: SideBar;
  readonly editors: Editors;
  readonly statusBar: StatusBar;
  readonly dialog: Dialog;
  readonly menu: Menu;
  #theme: Theme = 'dark';

  constructor(page: Page) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.sideBar = new SideBar(page);
    this.editors = new Editors(page, this.quickInput);
    this.statusBar = new StatusBar(page);
    this.dialog = new Dialog(page);
    this.menu = new Menu(page);
  }

  /** Waits until the window can be used: its theme is on and the first extensions have been activated. */
  async ready(theme: Theme = this.#theme): Promise<void> {
    this.#theme = theme;
    const limit = { timeout: READY_LIMIT_MS };
    await this.#showsTheme(theme);
    await this.page.locator('.part.sidebar .monaco-list-row').first().waitFor(limit);
    await this.page
      .locator('.statusbar-item', { hasText: 'Activating Extensions' })
      .waitFor({ ...limit, state: 'hidden' });
  }

  /** Chooses another colour theme, as a person does. */
  async useTheme(theme: Theme): Promise<void> {
    this.#theme = theme;
    await this.command('Preferences: Color Theme');
    await this.quickInput.type(themeLabels[theme]);
    await this.quickInput.row(themeLabels[theme]).click();
    await this.quickInput.closed();
    await this.#showsTheme(theme);
  }

  async #showsTheme(theme: Theme): Promise<void> {
    const window = this.page.locator(`.monaco-workbench.${themeClasses[theme]}`);
    await window.waitFor({ timeout: READY_LIMIT_MS });
  }

  /**
   * Runs a command by its title in the palette, for example `SeaTalk: Send Selection…`. What the palette offers is decided when it
   * opens; a command that depends on what was opened just before may need a second look.
   */
  async command(title: string): Promise<void> {
    for (let look = 1; ; look += 1) {
      await this.page.keyboard.press('F1');
      await this.quickInput.type(`>${title}`);
      const row = this.quickInput.row(title);
      const isOffered = await row.waitFor({ timeout: PALETTE_LOOK_MS }).then(
        () => true,
        () => false,
      );
      // The last look fails in choose(), which says what it waited for.
      if (isOffered || look === PALETTE_LOOKS) break;
      await this.quickInput.cancel();
    }
    await this.quickInput.choose(title);
  }

  /** The commands the palette offers for `filter`. */
  async commandsFor(filter: string): Promise<string[]> {
    await this.page.keyboard.press('F1');
    await this.quickInput.type(`>${filter}`);
    const items = await this.quickInput.items();
    await this.quickInput.cancel();
    return items;
  }

  /** The document inside the visible webview; `index` counts when several are visible. */
  webview(index = 0): FrameLocator {
    return this.page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .nth(index)
      .contentFrame()
      .frameLocator('#active-frame');
  }

  async readClipboard(): Promise<string> {
    return this.page.evaluate('navigator.clipboard.readText()');
  }

  /** Waits until the clipboard holds something else. @returns it. */
  async copiedInsteadOf(before: string): Promise<string> {
    const copied = await this.page.waitForFunction(
      `navigator.clipboard.readText().then((text) => text !== ${JSON.stringify(before)} && text)`,
    );
    return String(await copied.jsonValue());
  }

  async writeClipboard(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** Takes a picture into `test-results/<oldest|newest>/<name>.png`. @returns its path. */
  async screenshot(name: string): Promise<string> {
    mkdirSync(screenshotFolder, { recursive: true });
    await this.notifications.settled();
    const file = path.join(screenshotFolder, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  async resize(viewport: keyof typeof viewports): Promise<void> {
    await this.page.setViewportSize(viewports[viewport]);
  }

  /** Reloads the window, as `Developer: Reload Window` does; secrets live in the page and are gone after it. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }
}
