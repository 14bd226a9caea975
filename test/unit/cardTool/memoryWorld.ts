import type { PathKind, ToolWorld } from '../../../src/cardTool/base/world';

/** A machine with only some files in memory. Keeps what was printed and written. */
export class MemoryWorld implements ToolWorld {
  env: Record<string, string> = {};
  readonly folder = '/repo';
  isTerminal = false;
  /** Paths that the system doesn't allow to read, with its error code. */
  readonly refused = new Map<string, string>();
  readonly written = new Map<string, Uint8Array>();
  readonly #files: ReadonlyMap<string, Uint8Array>;
  #out = '';
  #err = '';

  /** @param files by path; `-` is standard input. */
  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.#files = new Map(
      Object.entries(files).map(([name, text]) => [
        name,
        typeof text === 'string' ? Buffer.from(text) : text,
      ]),
    );
  }

  get printed(): string {
    return this.#out;
  }

  get complaints(): string {
    return this.#err;
  }

  out(what: string | Uint8Array): void {
    this.#out += typeof what === 'string' ? what : Buffer.from(what).toString('latin1');
  }

  err(text: string): void {
    this.#err += text;
  }

  async kindOf(path: string): Promise<PathKind> {
    if (this.#files.has(path)) return 'file';
    return (await this.filesBelow(path)).length > 0 ? 'folder' : 'missing';
  }

  async filesBelow(folder: string): Promise<readonly string[]> {
    return [...this.#files.keys()].filter((name) => folder === '.' || name.startsWith(`${folder}/`));
  }

  async read(path: string, limit: number): Promise<Uint8Array> {
    const refused = this.refused.get(path);
    if (refused) throw Object.assign(new Error(refused), { code: refused });
    const found = this.#files.get(path);
    if (!found) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    return found.subarray(0, limit + 1);
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.written.set(path, bytes);
  }
}
