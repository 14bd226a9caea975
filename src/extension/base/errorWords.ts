/** Something that may help, as a button. */
export interface ErrorAction {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** An error as a person reads it. Nothing secret is in it. */
export interface ErrorWords {
  /** What happened and what to do, in one or two sentences. */
  readonly message: string;
  /** Codes and ids to look up or to quote to the platform's support. */
  readonly detail?: string;
  /** At most two. */
  readonly actions: readonly ErrorAction[];
  /** The person gave it up: nothing to show. */
  readonly silent: boolean;
}

/** What makes the words fit the place. */
export interface ErrorContext {
  /** The app the call was made for. */
  readonly app?: { readonly name: string; readonly kind: 'seatalk' | 'local' | 'custom' } | undefined;
}
