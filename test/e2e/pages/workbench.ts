import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { FrameLocator, Locator, Page } from 'playwright-core';

import { screenshotFolder } from '../../support/vscode/paths';
import type { Theme } from '../../support/vscode/userSettings';
import { once, until } from '../../support/until';
import { readStores } from '../visiblePlaces';
import { Dialog } from './dialog';
import { Editors } from './editors';
import { Hovers } from './hovers';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { SaveDialog } from './saveDialog';
import { SideBar } from './sideBar';
import { StatusBar } from './statusBar';

export const viewports = {
  wide: { width: 1400, height: 900 },
  narrow: { width: 900, height: 900 },
  small: { width: 900, height: 700 },
} as const;

/** The class that each kind of theme puts on the window. */
const themeClasses = {
  dark: 'vs-dark',
  light: 'vs',
  highContrast: 'hc-black',
  highContrastLight: 'hc-light',
} as const satisfies Record<Theme, string>;

/** The same on the page of a webview. */
const themeKinds = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light',
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
  readonly saving: SaveDialog;
  #theme: Theme = 'dark';

  constructor(page: Page) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.sideBar = new SideBar(page);
    this.statusBar = new StatusBar(page);
    this.editors = new Editors(page, this.quickInput, this.statusBar);
    this.dialog = new Dialog(page);
    this.saving = new SaveDialog(this.quickInput);
  }

  /** Opens the window at this address, and waits until it can be used. */
  async open(url: string, theme?: Theme): Promise<void> {
    await new Hovers(this.page).keepAway();
    await this.page.goto(url);
    await this.ready(theme);
  }

  /** Waits until the window can be used: its theme is on, the side bar is drawn, and the extension under test is at work. */
  async ready(theme: Theme = this.#theme): Promise<void> {
    this.#theme = theme;
    await this.#showsTheme(theme);
    await this.page.locator('.part.sidebar .monaco-list-row').first().waitFor();
    await this.statusBar.waitFor('SeaTalk app');
  }

  /** Chooses another colour theme, as a person does. */
  async useTheme(theme: Theme): Promise<void> {
    this.#theme = theme;
    await this.command('Preferences: Color Theme');
    await this.quickInput.waitForPlaceholder(/Theme/u);
    await this.quickInput.type(themeLabels[theme]);
    await this.quickInput.choose(themeLabels[theme]);
    await this.quickInput.closed();
    await this.#showsTheme(theme);
  }

  async #showsTheme(theme: Theme): Promise<void> {
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
    // Frames are told of it later.
    const frames = this.#webviews;
    for (let index = 0; index < (await frames.count()); index += 1)
      await this.webview(index).locator(`body[data-vscode-theme-kind="${themeKinds[theme]}"]`).waitFor();
  }

  /**
   * Runs a command by its title in the palette, for example `SeaTalk: Send Selection…`. What the palette offers is decided when it
   * opens; a command that depends on what was opened just before may need a second look.
   */
  async command(title: string): Promise<void> {
    const typed = `>${title}`;
    await once(`the palette does not offer ${title}`, async (patience) => {
      await this.quickInput.openPalette();
      await this.quickInput.type(typed, patience);
      await this.quickInput.command(title).click(patience);
    });
    await this.quickInput.leaves(typed);
  }

  /** Waits until the palette offers a command for `filter` that holds `wanted`. */
  async offers(filter: string, wanted: string): Promise<void> {
    await once(`the palette does not offer ${wanted}`, async (patience) => {
      await this.quickInput.openPalette();
      await this.quickInput.type(`>${filter}`, patience);
      await this.quickInput.row(wanted).waitFor(patience);
    });
    await this.quickInput.cancel();
  }

  /** The document inside the visible webview; `index` counts when several are visible. */
  webview(index = 0): FrameLocator {
    return this.#webviews.nth(index).contentFrame().frameLocator('#active-frame');
  }

  get #webviews(): Locator {
    return this.page.locator('iframe.webview.ready').filter({ visible: true });
  }

  /** Waits until the clipboard holds something else. @returns it. */
  async copiedInsteadOf(before: string): Promise<string> {
    return until('nothing was copied', async () => {
      const text = String(await this.page.evaluate('navigator.clipboard.readText()'));
      return text !== before && text;
    });
  }

  async writeClipboard(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** Takes a picture into `test-results/<oldest|newest>/<name>.png`. @returns its path. */
  async screenshot(name: string): Promise<string> {
    mkdirSync(screenshotFolder, { recursive: true });
    const file = path.join(screenshotFolder, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
    // What fades in is there at once.
    await this.page.screenshot({ path: file, animations: 'disabled' });
    return file;
  }

  async resize(viewport: keyof typeof viewports): Promise<void> {
    await this.page.setViewportSize(viewports[viewport]);
  }

  /** Reloads the window, as a browser does or by a command of the editor; secrets live in the page and are gone after it. */
  async reload(command?: string): Promise<void> {
    const OLD = 'isOldWindow';
    await this.page.evaluate(`globalThis.${OLD} = true`);
    if (command === undefined) await this.page.reload();
    else await this.command(command);
    await this.page.waitForFunction(`globalThis.${OLD} === undefined`);
    await this.ready();
  }

  /** Waits until the editor has written `text` into the storage of the browser, where it outlives the window. */
  async keeps(text: string): Promise<void> {
    await until(`${text} is not written down`, async () =>
      Object.values(await readStores(this.page)).some((store) => store.includes(text)),
    );
  }
}
