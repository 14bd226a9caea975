/** What stands under a path. */
export type PathKind = 'file' | 'folder' | 'missing';

/** What the tool needs of the machine it runs on; tests bring their own. Paths are as the person wrote them; `-` is standard input. */
export interface ToolWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder, absolute. */
  readonly folder: string;
  /** Whether what is printed goes to a terminal. */
  readonly isTerminal: boolean;
  /** Prints results. */
  out(what: string | Uint8Array): void;
  /** Prints what went wrong. */
  err(text: string): void;
  kindOf(path: string): Promise<PathKind>;
  /** All files below a folder, as paths that begin with it, sorted; links, hidden folders and `node_modules` are left out. */
  filesBelow(folder: string): Promise<readonly string[]>;
  /** At most `limit + 1` bytes of a file, so that the caller sees when there are more. @throws Error of the system. */
  read(path: string, limit: number): Promise<Uint8Array>;
  /** @throws Error of the system. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}
