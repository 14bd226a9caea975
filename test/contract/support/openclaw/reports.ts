/** A message as the client hands it to its host. */
export interface HandedMessage {
  readonly id: string;
  readonly chat: 'direct' | 'group';
  /** Employee code of the person, or ID of the group. */
  readonly peer: string;
  /** Employee code, and email in parentheses. */
  readonly from: string;
  readonly text: string;
  readonly wasMentioned: boolean;
  readonly threadId?: string | undefined;
  /** The root of its thread, as the client has read it. */
  readonly threadStart?: string | undefined;
  /** Content type and size of each attachment that the client has downloaded. */
  readonly media: readonly string[];
}

/** What the process of the client tells the test. */
export type Report =
  | {
      readonly kind: 'log';
      readonly module: string;
      readonly level: string;
      readonly text: string;
      readonly details: Readonly<Record<string, unknown>>;
    }
  /** It listens for callbacks, on a port of this machine. */
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'message'; readonly message: HandedMessage };

/** What the test tells the process of the client. */
export interface Start {
  readonly kind: 'start';
  /** Of the local SeaTalk. */
  readonly url: string;
  /** The configuration of the channel, as OpenClaw reads it from its file. */
  readonly channel: Readonly<Record<string, unknown>>;
}

/** The time between two heartbeats has passed. */
export interface Beat {
  readonly kind: 'beat';
}

export function report(what: Report): void {
  process.send?.(what);
}
