import { again, until } from '../../support/until';
import type { QuickInput } from './quickInput';

/** The simple dialog for files, in which the server asks where a document goes. */
export class SaveDialog {
  readonly #quickInput: QuickInput;

  constructor(quickInput: QuickInput) {
    this.#quickInput = quickInput;
  }

  /** Waits until it proposes `file`: it is open before it knows, and would write that over what is typed. */
  async proposes(file: string): Promise<void> {
    await this.#shows(file, 'proposes');
  }

  /** Saves to `file` in place of what it proposes. */
  async saveTo(file: string): Promise<void> {
    await this.#quickInput.type(file);
    await this.#shows(file, 'shows');
    await this.save();
  }

  /** Saves to what stands in it, and waits until it has gone. It takes no answer while it looks at the folder. */
  async save(): Promise<void> {
    await again(
      'where to save is still asked',
      async (patience) => {
        if (await this.#quickInput.isOpen()) await this.#quickInput.accept(patience);
      },
      async () => !(await this.#quickInput.isOpen()),
      'rarely',
    );
  }

  async #shows(file: string, verb: string): Promise<void> {
    await until(
      async () => `it ${verb} ${await this.#quickInput.value()}`,
      async () => (await this.#quickInput.isOpen()) && (await this.#quickInput.value()) === file,
    );
  }
}
