import type { LiveWorld } from '../change';
import { newStreamId } from '../ids';
import type { DraftBody, MessageRecord, StreamRecord } from '../messageRecords';
import type { WorldState } from '../state';
import { amend, ANNOUNCE, STATE } from '../state';
import { keepBody } from './bodies';
import { keepLast, MAX_STREAMS } from './bounds';
import { placeOfMessage } from './messages';

/** Opens a stream: from now on the app can update this message of its bot. */
export function openStream(
  live: LiveWorld,
  message: MessageRecord,
  { appId, atMs }: { readonly appId: string; readonly atMs: number },
): StreamRecord {
  const state = live[STATE];
  const stream: StreamRecord = {
    id: newStreamId(state.random),
    appId,
    messageUid: message.uid,
    chat: message.chat,
    seq: 0,
    lastAtMs: atMs,
    over: false,
  };
  state.streams.set(stream.id, stream);
  keepLast(state.streams, MAX_STREAMS);
  announce(live, 'stream_opened', message, stream);
  return stream;
}

export interface StreamPart {
  readonly body: DraftBody;
  readonly seq: number;
  readonly atMs: number;
  /** Whether it is the last part. */
  readonly finish: boolean;
}

/** Updates the message of a stream with its next part. */
export function advanceStream(live: LiveWorld, id: string, part: StreamPart): void {
  const state = live[STATE];
  const changed = { seq: part.seq, lastAtMs: part.atMs, over: part.finish };
  const { now: stream } = amend(state.streams, id, changed);
  const body = keepBody(state, stream.messageUid, part.body);
  const { now: message } = amend(state.messages, stream.messageUid, { body });
  announce(live, 'stream_advanced', message, stream);
}

/** Ends a stream because of a wrong update. Its message stays as it is. */
export function failStream(live: LiveWorld, id: string): void {
  const state = live[STATE];
  const { now: stream, before } = amend(state.streams, id, { over: true });
  if (stream !== before) announce(live, 'stream_failed', messageOf(state, stream), stream);
}

function messageOf({ messages }: WorldState, { messageUid }: StreamRecord): MessageRecord {
  const message = messages.get(messageUid);
  if (!message) throw new Error(`There is no message ${messageUid}`);
  return message;
}

function announce(
  live: LiveWorld,
  kind: 'stream_opened' | 'stream_advanced' | 'stream_failed',
  message: MessageRecord,
  stream: StreamRecord,
): void {
  live[ANNOUNCE]({ kind, place: placeOfMessage(live[STATE], message), message, stream, by: message.sender });
}
