import { Code, WebhookCode } from '../contract/codes';

/** A refusal of the platform: HTTP 200 with a code other than 0, unless a status is given. */
export class PlatformError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 200) {
    super(message);
    this.name = 'PlatformError';
    this.code = code;
    this.status = status;
  }
}

/** Codes of one of the two lists, the REST API's or the webhooks'. They mean the same and have different numbers. */
export interface Refusals {
  readonly input: number;
  readonly tooLong: number;
  /** Media above 5 MB. */
  readonly tooLarge: number;
  readonly empty: number;
  readonly tag: number;
  readonly image: number;
}

export const restRefusals: Refusals = {
  input: Code.invalidInput,
  tooLong: Code.tooLong,
  tooLarge: Code.tooLong,
  empty: Code.empty,
  tag: Code.tagInvalid,
  image: Code.imageInvalid,
};

export const webhookRefusals: Refusals = {
  input: WebhookCode.invalidInput,
  tooLong: WebhookCode.tooLong,
  tooLarge: WebhookCode.imageTooLarge,
  empty: WebhookCode.empty,
  tag: WebhookCode.tagUnsupported,
  image: WebhookCode.imageTypeInvalid,
};
