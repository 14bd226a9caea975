import * as vscode from 'vscode';
import { ViewNode } from './viewNode';
import { commandIds, groupItems } from '../../contributions';

/** Something that can read its next page. */
export interface Pageable extends ViewNode {
  loadMore(): Promise<void>;
}

/** The row that reads the next page in its place. */
export class LoadMoreNode extends ViewNode {
  readonly #owner: Pageable;

  readonly #above: boolean;

  /** @param above whether it stands above the messages that were read, as in a thread, where older ones come on top. */
  constructor(owner: Pageable, above = false) {
    super(owner, 'more');
    this.#owner = owner;
    this.#above = above;
  }

  override treeItem(): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t('Load more'));
    item.id = this.id;
    item.contextValue = groupItems.loadMore;
    item.iconPath = new vscode.ThemeIcon(this.#above ? 'fold-up' : 'fold-down');
    item.command = {
      command: commandIds.groupsLoadMore,
      title: vscode.l10n.t('Load more'),
      arguments: [this],
    };
    item.accessibilityInformation = { label: vscode.l10n.t('Load more messages'), role: 'button' };
    return item;
  }

  /** The group or thread whose next page this row reads. */
  get owner(): Pageable {
    return this.#owner;
  }
}
