import * as vscode from 'vscode';
import type { SendTarget } from '../../../sending/sendTarget';
import { ViewNode } from './viewNode';
import { groupItems } from '../../contributions';

export interface InfoNodeOptions {
  readonly label: string;
  readonly description?: string | undefined;
  readonly tooltip?: string | undefined;
  /** What the hover tells in place of a tooltip; made when it is asked for. */
  readonly hover?: (() => vscode.MarkdownString) | undefined;
  readonly icon?: string | undefined;
  readonly command?: vscode.Command | undefined;
  readonly contextValue?: string | undefined;
  /** Where something is sent that is dropped on it. */
  readonly sendTo?: SendTarget | undefined;
  readonly children?: readonly InfoNodeOptions[] | undefined;
  /** Whether the children are shown at once. */
  readonly open?: boolean;
}

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** A row that isn't a message: loading, empty, an error, a way out, a fact about a group. */
export class InfoNode extends ViewNode {
  readonly #options: InfoNodeOptions;

  constructor(parent: ViewNode | undefined, key: string, options: InfoNodeOptions) {
    super(parent, key);
    this.#options = options;
  }

  /** The chat it stands for; undefined where it stands for none. */
  get sendTo(): SendTarget | undefined {
    return this.#options.sendTo;
  }

  override treeItem(): vscode.TreeItem {
    const { label, description, tooltip, hover, icon, command, contextValue, children, open } = this.#options;
    const item = new vscode.TreeItem(label, children ? (open ? Expanded : Collapsed) : None);
    item.id = this.id;
    item.contextValue = contextValue ?? groupItems.info;
    if (description !== undefined) item.description = description;
    if (icon !== undefined) item.iconPath = new vscode.ThemeIcon(icon);
    if (command) item.command = command;
    if (!hover) item.tooltip = tooltip ?? [label, description].filter(Boolean).join(' · ');
    item.accessibilityInformation = { label: [label, description, tooltip].filter(Boolean).join('. ') };
    return item;
  }

  override hover(): Promise<vscode.MarkdownString | undefined> {
    return Promise.resolve(this.#options.hover?.());
  }

  override children(): readonly ViewNode[] {
    return (this.#options.children ?? []).map((child, index) => new InfoNode(this, String(index), child));
  }
}
