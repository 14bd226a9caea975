import * as vscode from 'vscode';
import { withoutIcons } from '../../base/plainText';

/** What a text in Markdown may do beside formatting. */
export interface MarkdownOptions {
  /** Draws `$(name)` in our own words as an icon. */
  readonly icons?: boolean;
  /** Our commands that links in it may run. */
  readonly commands?: readonly string[];
}

/**
 * Markdown for hovers and tooltips, and the only way to it: what a template inserts is shown as text, whoever wrote it. Markdown itself
 * comes only from the template's own words, or from the schema's, which are ours as well.
 */
export class Markdown {
  readonly #made: vscode.MarkdownString;

  constructor({ icons = false, commands = [] }: MarkdownOptions = {}) {
    this.#made = new vscode.MarkdownString('', icons);
    if (commands.length > 0) this.#made.isTrusted = { enabledCommands: commands };
  }

  /** Markdown of our own that was written elsewhere, such as the descriptions in the schema. */
  static ours(words: string): vscode.MarkdownString {
    return new vscode.MarkdownString(words);
  }

  /** Appends a template; inserted values become text: add`**${name}**`. */
  add(ours: TemplateStringsArray, ...values: readonly (string | number)[]): this {
    const words = ours.map((part, index) => {
      const value = values[index];
      return value === undefined ? part : part + escaped(String(value));
    });
    this.#made.appendMarkdown(words.join(''));
    return this;
  }

  /** A link that runs one of the commands given to the constructor. */
  command(title: string, command: string, ...commandArguments: readonly unknown[]): this {
    const query =
      commandArguments.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(commandArguments))}`;
    // The arguments may hold parentheses, which would end the target.
    const target = `command:${command}${query}`.replaceAll('(', '%28').replaceAll(')', '%29');
    this.#made.appendMarkdown(`[${escaped(title)}](${target})`);
    return this;
  }

  /**
   * A picture that is part of the text.
   * @param base64 letters, digits, +, / and = only, so that nothing in it can end the address.
   * @param width pixels on the screen, as `height`.
   */
  picture(
    alt: string,
    mime: string,
    base64: string,
    { width, height }: Partial<Record<'width' | 'height', number>>,
  ) {
    if (!/^[\w+/=]*$/.test(base64)) throw new RangeError('Not Base64');
    const scale = width === undefined || height === undefined ? '' : `|width=${width},height=${height}`;
    this.#made.appendMarkdown(`![${escaped(alt)}](data:${mime};base64,${base64}${scale})`);
    return this;
  }

  get value(): vscode.MarkdownString {
    return this.#made;
  }
}

/** Text that Markdown shows as it is: each mark escaped, lines kept, runs of spaces kept. */
function escaped(text: string): string {
  return withoutIcons(text)
    .replaceAll(/[\\`*_~[\]()<>{}#+!|&-]|(?<=^\d+)[.](?=\s)/gm, String.raw`\$&`)
    .replaceAll(/ {2,}|\t/g, (run) => '&nbsp;'.repeat(run.length))
    .replaceAll(/\r?\n/g, '  \n');
}
