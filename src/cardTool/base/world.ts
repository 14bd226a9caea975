/** What a path points to. */
export type PathKind = 'file' | 'folder' | 'missing';

/** What the tool needs from the machine it runs on. Tests pass their own. Paths are as the person wrote them; `-` is standard input. */
export interface ToolWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder, as an absolute path. */
  readonly folder: string;
  /** Whether the output goes to a terminal. */
  readonly isTerminal: boolean;
  /** Prints results. */
  out(what: string | Uint8Array): void;
  /** Prints error messages. */
  err(text: string): void;
  kindOf(path: string): Promise<PathKind>;
  /** All files below a folder, sorted, as paths that begin with the folder. Links, hidden folders, and `node_modules` are skipped. */
  filesBelow(folder: string): Promise<readonly string[]>;
  /** Reads at most `limit + 1` bytes of a file, so that the caller can see when there are more. @throws the system's error. */
  read(path: string, limit: number): Promise<Uint8Array>;
  /** @throws the system's error. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}
