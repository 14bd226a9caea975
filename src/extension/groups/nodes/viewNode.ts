import type * as vscode from 'vscode';

/** One row of the groups view. A node knows its parent and its children; its id stays the same across refreshes. */
export abstract class ViewNode {
  /** Unique in the tree. */
  readonly id: string;
  readonly parent: ViewNode | undefined;

  constructor(parent: ViewNode | undefined, key: string) {
    this.parent = parent;
    this.id = parent ? `${parent.id}/${key}` : key;
  }

  abstract treeItem(): vscode.TreeItem;

  /** What is known now; a node that has to ask first answers with a "loading" row and reports the change later. */
  children(): readonly ViewNode[] {
    return [];
  }
}
