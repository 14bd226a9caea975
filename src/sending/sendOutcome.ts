import type { NoCourier } from './courier';
import type { PartsOutcome } from './deliver';
import type { SendTarget } from './sendTarget';
import type { OutgoingMessage } from './settle';

/** A send of which nothing was handed over. */
export interface SendGivenUp {
  readonly status: 'given_up';
  /** `person`: one of the questions was answered with no. */
  readonly reason: 'person' | NoCourier;
  /** Missing where none was chosen yet. */
  readonly target?: SendTarget;
}

/** A send that was handed over, with or without success. */
export interface SendEnded {
  /** `partly`: some messages were sent, or that can't be known. */
  readonly status: 'sent' | 'partly' | 'failed';
  readonly target: SendTarget;
  /** Profile of the app it was sent with. */
  readonly appId: string | undefined;
  readonly messages: readonly OutgoingMessage[];
  readonly parts: PartsOutcome;
}

export type SendOutcome = SendGivenUp | SendEnded;

/** How a send went as a whole. */
export function statusOf({ messageIds, failure }: PartsOutcome): SendEnded['status'] {
  if (!failure) return 'sent';
  return messageIds.length > 0 || failure.fate === 'unknown' ? 'partly' : 'failed';
}

/** The ids the platform has given, in the order of the messages. */
export function sentIds({ messageIds }: PartsOutcome): string[] {
  return messageIds.filter((id) => id !== undefined);
}
