import { STREAM_MAX_GAP_SEC } from '../../contract/limits';
import { newStreamId } from './ids';
import type { World } from './world';

export interface StreamRecord {
  readonly id: string;
  readonly appId: string;
  readonly messageUid: number;
  /** Key of the chat it was opened in; an update must name the same one. */
  readonly chat: string;
  seq: number;
  lastAtMs: number;
  over: boolean;
}

export function openStream(
  world: World,
  stream: Pick<StreamRecord, 'appId' | 'messageUid' | 'chat'>,
  nowMs: number,
): StreamRecord {
  const record = { id: newStreamId(world.random), ...stream, seq: 0, lastAtMs: nowMs, over: false };
  world.streams.set(record.id, record);
  return record;
}

/** Whether a stream still takes updates; a pause of 30 seconds ends it. */
export function isOpen(stream: StreamRecord, nowMs: number): boolean {
  return !stream.over && nowMs - stream.lastAtMs < STREAM_MAX_GAP_SEC * 1000;
}
