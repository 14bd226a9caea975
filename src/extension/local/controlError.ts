/** A control route of the local SeaTalk said no. Decided by its `name`, so that nobody has to load this file to ask. */
export class ControlCallError extends Error {
  override readonly name = 'ControlCallError';
  readonly status: number;

  /** @param reason what the route answered, in its own words. */
  constructor(call: string, status: number, reason: string | undefined) {
    super(`${call} was answered with HTTP ${status}${reason === undefined ? '' : `: ${reason}`}`);
    this.status = status;
  }
}
