/** What a secret opens: an app, the signature of its events, or one group. */
export type FoundKind = 'appSecret' | 'signingSecret' | 'webhookUrl';

/** A secret that stands in a text. The secret itself isn't part of it: whoever needs it reads it from the text. */
export interface FoundSecret {
  readonly kind: FoundKind;
  /** UTF-16 units, the end exclusive; without quotes. */
  readonly start: number;
  readonly end: number;
  /** An app ID that stands nearby. */
  readonly appId?: string;
  /** The profile whose secret it is. Undefined for one that was found by its shape. */
  readonly knownId?: string;
}

/** A secret that is kept already. */
export interface KnownSecret {
  readonly kind: FoundKind;
  /** Of its profile. */
  readonly id: string;
  readonly value: string;
}

/** Longer texts are data: nobody wrote them, and they aren't searched. UTF-16 units. */
export const SECRET_TEXT_MAX = 1024 * 1024;
