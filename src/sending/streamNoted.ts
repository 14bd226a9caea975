import { fateOf } from './deliver';
import type { DeliveryPorts } from './deliverNoted';
import { newRecord } from './outboxRecord';
import type { GroupTarget, PersonTarget } from './sendTarget';
import type { OutgoingMessage } from './settle';
import { endOf, StreamedText } from './streamedText';
import type { StreamCalls, StreamEnd } from './streamedText';

/** The outbox takes what didn't get on for ten minutes for cut off: it is told so often that the stream goes on, in milliseconds. */
const TOUCH_MS = 60_000;

/** A stream, where it goes, and by which app. */
export interface NotedStream {
  readonly target: GroupTarget | PersonTarget;
  /** Profile of the app. */
  readonly appId: string;
  readonly appName: string;
  readonly calls: StreamCalls;
  /** The message that says a text without a stream. */
  readonly messageOf: (text: string) => OutgoingMessage;
}

/** Writes the whole text so far whenever it has grown; resolves when nothing more will come, or soon after the signal is aborted. */
export type Follow = (write: (text: string) => void, signal: AbortSignal) => Promise<void>;

/**
 * Streams until what grows has ended, the person ends it, which is no failure, or a call fails. Among the sends of the window meanwhile;
 * the outbox knows of it before the first call leaves, and keeps the text of one of which the chat shows nothing.
 * @param given ends the stream. @throws what `follow` throws, or what could not be written down before the first call.
 */
export async function streamNoted(
  { outbox, windowSends, clock, errorWords, onError }: DeliveryPorts,
  { target, appId, appName, calls, messageOf }: NotedStream,
  follow: Follow,
  given: AbortSignal,
): Promise<StreamEnd> {
  const newOne = () => newRecord({ target, appName, parts: 1, handed: 1 }, clock.now());
  const keep = async (text: string, error: unknown) => {
    const unsent = newOne();
    const { id } = unsent;
    await outbox.begin(unsent, { appId, target, messages: [messageOf(endOf(text))] });
    await outbox.keep(id, {
      sent: 0,
      handed: fateOf(error) === 'unknown' ? 1 : 0,
      reason: errorWords(error),
    });
  };
  const record = newOne();
  const trace = windowSends.begin(record, target, { isStream: true });
  let touchedAtMs = clock.now();
  const noted: StreamCalls = {
    open: calls.open,
    update: (...update) => {
      if (Math.abs(clock.now() - touchedAtMs) >= TOUCH_MS) {
        touchedAtMs = clock.now();
        outbox.handOver(record.id, 1).catch(onError);
      }
      return calls.update(...update);
    },
  };
  try {
    await outbox.begin(record);
    const text = new StreamedText(noted, clock);
    let last = '';
    const ended = new AbortController();
    const stop = AbortSignal.any([given, trace.signal, ended.signal]);
    // Whatever ends the one ends the other.
    const following = follow((grown) => {
      last = grown;
      text.write(grown);
    }, stop).finally(() => text.end());
    const [streamed] = await Promise.allSettled([text.run().finally(() => ended.abort()), following]);
    await outbox.end(record.id).catch(onError);
    await following;
    if (streamed.status === 'rejected') throw streamed.reason;
    const end = streamed.value;
    if (end.kind === 'finished') trace.done([]);
    else if (end.shown === undefined && last.trim() !== '') await keep(last, end.error).catch(onError);
    return end;
  } finally {
    trace.dispose();
  }
}
