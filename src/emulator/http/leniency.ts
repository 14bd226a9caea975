import { shortened } from '../../base/clusters';
import type { LeniencyName } from '../../contract/leniency';
import { leniencies } from '../../contract/leniency';

/** A call is made by one mistake; its tenth remark says nothing new. */
const MAX_REMARKS = 10;
/** Field names come from callers. */
const MAX_CHARACTERS = 200;

/** What one call is let pass that isn't documented, and the remarks on it for the log. */
export class Leniency {
  readonly #strict: boolean;
  readonly #remarks = new Set<string>();

  /** @param strict whether what isn't documented is treated as the mistake it may be. */
  constructor(strict: boolean) {
    this.#strict = strict;
  }

  get remarks(): readonly string[] {
    return [...this.#remarks];
  }

  /** @param where the field, where the remark doesn't say it. @returns whether to accept it; then it is remarked on. */
  accepts(name: LeniencyName, where?: string): boolean {
    if (this.#strict) return false;
    this.remark(where === undefined ? leniencies[name] : `${where}: ${leniencies[name]}`);
    return true;
  }

  /** Adds a remark on what the platform is known to let pass. */
  remark(text: string): void {
    if (this.#remarks.size < MAX_REMARKS) this.#remarks.add(shortened(text, MAX_CHARACTERS));
  }
}
