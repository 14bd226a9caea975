/** What a document becomes when it is sent. */
export type EventDraft =
  /** The envelope, delivered in place of what an attempt delivered. */
  | { readonly kind: 'replay'; readonly attemptId: number; readonly appName: string }
  /** Type and event; the rest of the envelope is the local SeaTalk's. */
  | { readonly kind: 'test'; readonly appId: string; readonly appName: string };
