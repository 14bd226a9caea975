import * as vscode from 'vscode';
import { groupItems } from '../../contributions';
import { ViewNode } from './viewNode';

/** The parts of the list of groups that have a heading. */
export type SectionKind = 'pinned' | 'recent' | 'others';

const ICONS: Readonly<Record<SectionKind, string>> = {
  pinned: 'pinned',
  recent: 'history',
  others: 'organization',
};

/** A heading with groups below it. */
export class SectionNode extends ViewNode {
  readonly #kind: SectionKind;
  readonly #rows: () => readonly ViewNode[];
  readonly #isClosed: (id: string) => boolean;

  /**
   * @param rows what stands below it now.
   * @param isClosed whether a person has closed it.
   */
  constructor(kind: SectionKind, rows: () => readonly ViewNode[], isClosed: (id: string) => boolean) {
    super(undefined, `section:${kind}`);
    this.#kind = kind;
    this.#rows = rows;
    this.#isClosed = isClosed;
  }

  override treeItem(): vscode.TreeItem {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const name = sectionWords(this.#kind);
    const item = new vscode.TreeItem(name, this.#isClosed(this.id) ? Collapsed : Expanded);
    const count = this.#rows().length;
    item.id = this.id;
    item.description = String(count);
    item.iconPath = new vscode.ThemeIcon(ICONS[this.#kind]);
    item.contextValue = groupItems.info;
    item.tooltip = tooltipWords(this.#kind);
    item.accessibilityInformation = {
      label:
        count === 1 ? vscode.l10n.t('{0}, 1 group', name) : vscode.l10n.t('{0}, {1} groups', name, count),
    };
    return item;
  }

  override children(): readonly ViewNode[] {
    return this.#rows();
  }
}

function sectionWords(kind: SectionKind): string {
  switch (kind) {
    case 'pinned':
      return vscode.l10n.t('Pinned');
    case 'recent':
      return vscode.l10n.t('Recent');
    case 'others':
      return vscode.l10n.t('Other Groups');
  }
}

function tooltipWords(kind: SectionKind): string {
  switch (kind) {
    case 'pinned':
      return vscode.l10n.t('Groups you pinned');
    case 'recent':
      return vscode.l10n.t('Groups you sent to or read last, as of the last refresh');
    case 'others':
      return vscode.l10n.t('All other groups your bot is in');
  }
}
