import * as vscode from 'vscode';

/**
 * What a click on a row of a view does. The editor forgets a command's arguments as soon as its row is announced to have changed, and a
 * click on what is still drawn then ends in an error. So the command that the editor is given has none: it does what the row that is
 * selected by then says. A command without arguments stays as it is.
 */
export class RowClicks<Row extends object> {
  readonly #id: string;
  readonly #commands = new WeakMap<Row, vscode.Command>();

  /** @param id of the command that calls {@link run}. */
  constructor(id: string) {
    this.#id = id;
  }

  /** A row's item, for the editor. */
  kept(row: Row, item: vscode.TreeItem): vscode.TreeItem {
    const { command } = item;
    if (!command?.arguments?.length) {
      this.#commands.delete(row);
      return item;
    }
    this.#commands.set(row, command);
    item.command = { command: this.#id, title: command.title };
    return item;
  }

  /** Does what a click on the row means. @param row the one that is selected */
  async run(row: Row | undefined): Promise<void> {
    const command = row && this.#commands.get(row);
    if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
}
