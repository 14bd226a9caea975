import type * as vscode from 'vscode';
import type { Session } from '../../session/session';

/** One row of the groups view. A node knows its parent and its children; its id stays the same across refreshes. */
export abstract class ViewNode {
  /** Unique in the tree. */
  readonly id: string;
  #parent: ViewNode | undefined;

  constructor(parent: ViewNode | undefined, key: string) {
    this.#parent = parent;
    this.id = parent ? `${parent.id}/${key}` : key;
  }

  get parent(): ViewNode | undefined {
    return this.#parent;
  }

  /** Stands below another row from now on. Its id stays, so it stays open and selected. */
  protected moveBelow(parent: ViewNode | undefined): void {
    this.#parent = parent;
  }

  abstract treeItem(): vscode.TreeItem;

  /** Goes up when what its hover tells has changed, though its row may look as before. */
  get revision(): number {
    return 0;
  }

  /** What the hover tells where the tree item says nothing of it. Made when it is asked for; `signal` ends that. */
  hover(_signal: AbortSignal): Promise<vscode.MarkdownString | undefined> {
    return Promise.resolve(undefined);
  }

  /** What is known now. A node that has to read first starts that, shows a "loading" row, and announces the change later. */
  children(): readonly ViewNode[] {
    return [];
  }
}

/** What nodes use of the world around them. */
export interface TreeContext {
  readonly session: Session;
  readonly now: () => number;
  /** Whether a row was left open, and so is shown open when it is new in the view. */
  readonly startsOpen: (id: string) => boolean;
  /** Called when the children of a row, or the row itself, look different now. */
  readonly changed: (node: ViewNode) => void;
}
