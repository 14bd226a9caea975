import type * as z from 'zod';

/**
 * Which bot an event is sent to:
 * - `url_owner`: the app whose callback URL is being saved;
 * - `direct_chat`: the bot of the direct chat;
 * - `mentioned`: each bot that the message names; a mention of everyone names none;
 * - `thread`: each bot in the group that wrote the root of the thread or was mentioned in it before; never the sender;
 * - `group`: each bot in the group;
 * - `card_sender`: the bot that sent the card;
 * - `moved`: the bot that was added or removed.
 */
export type EventReceiver =
  'url_owner' | 'direct_chat' | 'mentioned' | 'thread' | 'group' | 'card_sender' | 'moved';

/** One event of the platform: everything that receiving, posting and showing it need to know. */
export interface PlatformEvent<Body extends z.ZodType = z.ZodType> {
  /** What happened, in plain English. */
  readonly title: string;
  /** What stands under `event`. Loose: the platform adds fields. */
  readonly body: Body;
  readonly receiver: EventReceiver;
  /** The permission's name in the developer portal; absent where none is needed. */
  readonly permission?: string;
  /**
   * `documented`; `vendor_only` where only the vendor's own package describes it; `retired` where the platform sends it no
   * more.
   */
  readonly standing: 'documented' | 'vendor_only' | 'retired';
  /** A body as the platform sends it; every value is invented. */
  readonly sample: z.input<Body>;
  /** The page of the platform's documentation, or of the list of events where there is none of its own. */
  readonly docs: string;
}

/** Builds one row; most events are documented, on the page with their list. */
export function defineEvent<Body extends z.ZodType>(
  row: Omit<PlatformEvent<Body>, 'standing' | 'docs'> &
    Partial<Pick<PlatformEvent, 'standing'>> & { readonly docs?: string },
): PlatformEvent<Body> {
  return {
    standing: 'documented',
    ...row,
    docs: `https://open.seatalk.io/docs/${row.docs ?? 'list-of-events'}`,
  };
}

/** Invented people and chats, the same in all samples. */
export const SAMPLE = {
  appId: 'MTIzNDU2Nzg5MDEy',
  groupId: 'NDAwNzExMjIzMzQ0',
  rootId: 'Gm1Nb2Vc3Xz4Lk5Jh6Gf7Ds8Ap9Oi0Uy',
  person: { seatalk_id: '9012345678', employee_code: 'e_7k2m9q4x', email: 'mira.tan@example.com' },
  colleague: { seatalk_id: '9077700011', employee_code: 'e_3v8n1b6c', email: 'jo.lim@example.com' },
  /** Unix seconds. */
  sentTime: 1_767_225_900,
} as const;
