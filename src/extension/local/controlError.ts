/** A control route of the local SeaTalk said no. Decided by its `name`, so that nobody has to load this file to ask. */
export class ControlCallError extends Error {
  override readonly name = 'ControlCallError';
  readonly status: number;
  /** What the route answered, in words for a person. */
  readonly told: string | undefined;

  /** @param reason what the route answered, in its own words. */
  constructor(call: string, status: number, reason: string | undefined) {
    super(`${call} was answered with HTTP ${status}${reason === undefined ? '' : `: ${reason}`}`);
    this.status = status;
    this.told = reason;
  }
}
