import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Beat, Report, Start } from './reports';

/** `openclaw-seatalk` in a process of its own, as what it leads astray there is for the whole process. */
export class OpenclawClient {
  readonly #process: ChildProcess;
  readonly #reports: Report[] = [];
  #wake: () => void = () => undefined;
  #end: string | undefined;
  #errors = '';

  /** @param start what it talks to, and its configuration. */
  constructor(start: Omit<Start, 'kind'>) {
    this.#process = fork(path.join(__dirname, 'clientProcess.ts'), {
      execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
      silent: true,
    });
    this.#process.stderr?.on('data', (part: Buffer) => (this.#errors += part.toString('utf8')));
    this.#process.on('message', (report: Report) => {
      this.#reports.push(report);
      this.#wake();
    });
    this.#process.once('close', (code) => {
      this.#end = `it ended with ${code}: ${this.#errors}`;
      this.#wake();
    });
    this.#send({ kind: 'start', ...start });
  }

  /**
   * Takes the first report that `look` sees something in, and waits for it.
   * @throws Error when the client has ended without one, with what it reported last.
   */
  async reported<T>(look: (report: Report) => T | undefined): Promise<T> {
    for (;;) {
      for (const [index, report] of this.#reports.entries()) {
        const seen = look(report);
        if (seen === undefined) continue;
        this.#reports.splice(index, 1);
        return seen;
      }
      if (this.#end !== undefined)
        throw new Error(`${this.#end}\n${JSON.stringify(this.#reports.slice(-5))}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Takes the first line of its log with this text. @returns its details. */
  logged(text: string): Promise<Readonly<Record<string, unknown>>> {
    return this.reported((report) =>
      report.kind === 'log' && report.text === text ? report.details : undefined,
    );
  }

  /** Takes the next message that the client hands to its host. */
  message(): Promise<Extract<Report, { kind: 'message' }>['message']> {
    return this.reported((report) => (report.kind === 'message' ? report.message : undefined));
  }

  /** Lets it send its next heartbeat. */
  beat(): void {
    this.#send({ kind: 'beat' });
  }

  async stop(): Promise<void> {
    if (this.#end !== undefined) return;
    const closed = once(this.#process, 'close');
    this.#process.kill('SIGKILL');
    await closed;
  }

  #send(message: Start | Beat): void {
    this.#process.send(message);
  }
}
