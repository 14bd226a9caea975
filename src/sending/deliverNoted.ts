import type { Clock } from '../base/clock';
import type { TargetKind } from '../compose/model/source';
import type { MessageOf } from '../compose/toMessage';
import type { Courier } from './courier';
import { deliver, fateOf } from './deliver';
import type { PartsOutcome } from './deliver';
import type { Outbox } from './outbox';
import { newRecord } from './outboxRecord';
import type { OutboxContent } from './outboxRecord';
import type { SendProgress, ShowProgress } from './sendAsks';
import { sentIds } from './sendOutcome';
import type { SendTargetOf } from './sendTarget';
import type { WindowSends } from './windowSends';

/** Longest time a message may wait for the rate limit, in milliseconds: a little over the longest short window. */
const PART_DEADLINE_MS = 90_000;
/** A send of more messages lets others pass. */
const BULK_FROM = 10;

/** What a delivery needs of the world around it. */
export interface DeliveryPorts {
  readonly clock: Clock;
  readonly outbox: Pick<Outbox, 'begin' | 'advance' | 'handOver' | 'keep' | 'end'>;
  /** Of this window. */
  readonly windowSends: Pick<WindowSends, 'begin'>;
  /** What an error means to a person, for what is kept of a send that failed. */
  readonly errorWords: (error: unknown) => string;
  /** Called when something beside the send fails, such as remembering its target. */
  readonly onError: (error: unknown) => void;
}

/** What is delivered, where, and by which app. */
export interface NotedDelivery<Kind extends TargetKind> {
  readonly messages: readonly MessageOf[Kind][];
  readonly target: SendTargetOf<Kind>;
  /** Profile of the app. */
  readonly appId: string | undefined;
  /** `''` for webhooks. */
  readonly appName: string;
  /** The kept send of which this is what is left. */
  readonly keptId?: string | undefined;
}

/**
 * Hands messages over in order. The outbox knows at each moment what may have left, and is told so before it leaves; what certainly
 * did not stays there when the delivery fails or the window is closed. Failures are returned, not thrown.
 */
export function deliverNoted<Kind extends TargetKind>(
  ports: DeliveryPorts,
  delivery: NotedDelivery<Kind>,
  courier: Courier<Kind>,
  showProgress: ShowProgress,
): Promise<PartsOutcome> {
  const { outbox, windowSends, onError, clock } = ports;
  const { messages, target, appId, appName, keptId } = delivery;
  const total = messages.length;
  const record = newRecord({ target, appName, parts: total, handed: 0 }, clock.now());
  const content: OutboxContent = { ...(appId === undefined ? {} : { appId }), target, messages };
  return showProgress({ target, total }, async (given, show) => {
    const trace = windowSends.begin(record, target);
    const signal = AbortSignal.any([given, trace.signal]);
    const report = (progress: SendProgress) => {
      trace.report(progress);
      show(progress);
    };
    let part = 0;
    let mayHaveLeft = false;
    let unwritten: { readonly error: unknown } | undefined;
    const send = (message: MessageOf[Kind]) =>
      courier(message, {
        signal,
        deadlineMs: PART_DEADLINE_MS,
        priority: total > BULK_FROM ? 'bulk' : 'interactive',
        onQueued: (queued) => {
          report({ part, total, queued });
          // The platform did not take it: until it leaves again, it is certain that it was not sent.
          if (mayHaveLeft) outbox.advance(record.id, part).catch(onError);
          mayHaveLeft = false;
        },
        beforeRequest: async () => {
          report({ part, total });
          if (mayHaveLeft) return;
          await outbox.handOver(record.id, part + 1).catch((error: unknown) => {
            unwritten = { error };
            throw error;
          });
          mayHaveLeft = true;
        },
      });
    try {
      const outcome = await deliver(messages, send, {
        signal,
        // What could not be written down was not handed over either.
        fateOf: (error) => (unwritten?.error === error ? 'not_sent' : fateOf(error)),
        beforePart: async (index) => {
          part = index;
          mayHaveLeft = false;
          report({ part, total });
          if (index === 0) await outbox.begin(record, content, keptId);
          else await outbox.advance(record.id, index);
        },
      });
      await noteEnd(ports, record.id, outcome, signal);
      if (!outcome.failure) trace.done(sentIds(outcome));
      return outcome;
    } finally {
      trace.dispose();
    }
  });
}

/** The end of a send is known, whether or not that can be written down. */
async function noteEnd(
  { outbox, errorWords, onError }: DeliveryPorts,
  id: string,
  { messageIds, failure }: PartsOutcome,
  { aborted }: AbortSignal,
): Promise<void> {
  const sent = messageIds.length;
  // A person who cancels has seen how far it came, and wants no more of it.
  const noted =
    failure === undefined || aborted
      ? outbox.end(id)
      : outbox.keep(id, {
          sent,
          handed: sent + (failure.fate === 'unknown' ? 1 : 0),
          reason: errorWords(failure.error),
        });
  await noted.catch(onError);
}
