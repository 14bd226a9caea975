/** An error that says itself what a person has to know. Decided by `told`, so that nobody has to load a class to ask. */
export class ToldError extends Error {
  override readonly name = 'ToldError';
  /** Words for a person, without anything secret. */
  readonly told: string;

  constructor(told: string) {
    super(told);
    this.told = told;
  }
}
