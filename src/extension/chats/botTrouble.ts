import * as vscode from 'vscode';
import * as z from 'zod';

/** A line of the stream of deliveries, as far as a chat window needs it. */
const deliveryLine = z.object({
  kind: z.literal('delivery'),
  delivery: z.object({
    app_id: z.string(),
    url: z.string().nullish(),
    body: z.string(),
    outcome: z.looseObject({
      kind: z.string(),
      reason: z.string().optional(),
      status: z.number().optional(),
    }),
    retry_in_ms: z.number().nullish(),
  }),
});

const envelope = z.object({
  event: z.looseObject({
    group_id: z.string().optional(),
    group: z.looseObject({ group_id: z.string() }).optional(),
    seatalk_id: z.string().optional(),
  }),
});

/** What a person can do about it, as a notice names it. */
export type TroubleAction = 'connect' | 'events' | 'resume';

/** How an event ended for a bot, where its chat shows it. */
export interface BotNews {
  readonly appId: string;
  /** Key of the chat that the event is about; undefined where it is about none. */
  readonly chat: string | undefined;
  /** Undefined when the event arrived. */
  readonly trouble:
    { readonly words: (bot: string) => string; readonly actions: readonly TroubleAction[] } | undefined;
}

/** Reads a line of the stream; undefined while it isn't decided, and for anything else. */
export function readBotNews(line: string): BotNews | undefined {
  const parsed = deliveryLine.safeParse(parse(line));
  if (!parsed.success) return undefined;
  const { app_id: appId, url, body, outcome, retry_in_ms: retryInMs } = parsed.data.delivery;
  // What is tried again isn't lost yet.
  if (outcome.kind === 'pending' || typeof retryInMs === 'number') return undefined;
  return { appId, chat: chatOf(appId, body), trouble: troubleOf(outcome, hostOf(url)) };
}

type Outcome = z.infer<typeof deliveryLine>['delivery']['outcome'];

function troubleOf({ kind, reason, status }: Outcome, host: string): BotNews['trouble'] {
  const { l10n } = vscode;
  switch (kind) {
    case 'delivered':
    case 'acknowledged':
      return undefined;
    case 'unreachable':
      return {
        words: (bot) =>
          reason === 'refused'
            ? l10n.t("{0} wasn't reached: nothing listens on {1}.", bot, host)
            : l10n.t("{0} wasn't reached at {1}.", bot, host),
        actions: ['connect', 'events'],
      };
    case 'timeout':
      return { words: (bot) => l10n.t("{0} didn't answer within 5 seconds.", bot), actions: ['events'] };
    case 'answered':
    case 'redirected':
      return {
        words: (bot) => l10n.t('{0} answered {1}. SeaTalk takes only 200 as received.', bot, status ?? ''),
        actions: ['events'],
      };
    case 'unacknowledged':
      return { words: (bot) => l10n.t("{0} didn't acknowledge the event.", bot), actions: ['events'] };
    case 'dropped':
      return dropped(reason);
    default:
      return { words: (bot) => l10n.t("{0} didn't get the event.", bot), actions: ['events'] };
  }
}

function dropped(reason: string | undefined): BotNews['trouble'] {
  const { l10n } = vscode;
  if (reason === 'not_connected')
    return {
      words: (bot) => l10n.t('No bot is connected as {0}, so nobody answers.', bot),
      actions: ['connect'],
    };
  if (reason === 'paused')
    return {
      words: (bot) => l10n.t('{0} keeps answering a bot, and was paused in this chat.', bot),
      actions: ['resume', 'events'],
    };
  return {
    words: (bot) =>
      reason === 'not_online'
        ? l10n.t("{0} isn't online, so it gets no events.", bot)
        : l10n.t("{0} didn't get the event.", bot),
    actions: ['events'],
  };
}

function chatOf(appId: string, body: string): string | undefined {
  const parsed = envelope.safeParse(parse(body));
  if (!parsed.success) return undefined;
  const { group_id: id, group, seatalk_id: person } = parsed.data.event;
  const groupId = id ?? group?.group_id;
  // A tap in a direct chat has an empty group id.
  if (groupId !== undefined && groupId !== '') return `group:${groupId}`;
  return person === undefined ? undefined : `direct:${appId}:${person}`;
}

function hostOf(url: string | null | undefined): string {
  return url && URL.canParse(url) ? new URL(url).host : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
