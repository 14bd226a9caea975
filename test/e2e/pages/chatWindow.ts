import type { FrameLocator, Locator } from 'playwright-core';

/** The window of a person of the local SeaTalk. */
export class ChatWindow {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** Waits until nothing is loaded any more: the editor in a browser swaps the worker behind its frames when another one opens. */
  async loaded(): Promise<void> {
    await this.frame.locator(':root').evaluate('document.fonts.ready.then(() => undefined)');
  }

  /** Whether what is typed now goes into this window. */
  async hasKeyboard(): Promise<boolean> {
    return (await this.frame.locator(':root').evaluate('document.hasFocus()')) === true;
  }

  /** Puts the keyboard into the window, and nowhere in it, as the editor does when it brings a tab to the front. */
  async takeKeyboard(): Promise<void> {
    await this.frame.locator(':root').evaluate('window.focus()');
  }

  /** A chat in the list. */
  chat(name: string): Locator {
    return this.frame.locator('.chat-row').filter({ hasText: name }).first();
  }

  async open(name: string): Promise<void> {
    await this.chat(name).click();
    await this.frame.locator('h1').filter({ hasText: name }).waitFor();
  }

  /** Messages of the chat that is open, replies left out. */
  message(text: string | RegExp): Locator {
    return this.frame.locator('main .entry').filter({ hasText: text }).last();
  }

  /** Messages of the thread that is open. */
  reply(text: string | RegExp): Locator {
    return this.frame.locator('aside .entry').filter({ hasText: text }).last();
  }

  get field(): Locator {
    return this.frame.getByLabel('Write a message');
  }

  get threadField(): Locator {
    return this.frame.getByLabel('Reply in the thread');
  }

  /** Writes a message. @param shown words of it as they are shown, without markup. */
  async write(text: string, shown = text): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await this.message(shown).waitFor();
  }

  /** Does one of the things that a message offers. */
  async act(message: Locator, action: string): Promise<void> {
    await message.hover();
    await message.getByRole('button', { name: action }).click();
  }
}
