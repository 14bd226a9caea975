import { startOf } from '../../../../base/clusters';
import type { ClientFrame, ServerFrame } from '../../../../contract/socketFrames';
import { clientFrame, SocketCode } from '../../../../contract/socketFrames';
import { excessOf } from '../../../../wire/jsonCaps';
import { CALL_CAPS } from '../../../http/jsonBody';
import type { DeliverySwitches } from '../deliverySwitches';
import type { QueuedEvent } from '../queuedEvent';

/** Characters of a request id that are sent back. */
const RID_MAX = 256;

/** A frame that says it is a registration, and isn't one. */
export const MALFORMED_REGISTER = 'malformed register';

/**
 * Reads what a bot sent.
 * @returns `malformed register` for a registration that can't be read, which has to be answered; undefined for anything else that is no
 * frame, which isn't.
 */
export function readClientFrame(text: string): ClientFrame | typeof MALFORMED_REGISTER | undefined {
  if (excessOf(text, CALL_CAPS) !== undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = clientFrame.safeParse(value);
  if (parsed.success) return parsed.data;
  const isRegister = typeof value === 'object' && value !== null && Reflect.get(value, 'cmd') === 'register';
  return isRegister ? MALFORMED_REGISTER : undefined;
}

export interface Registration {
  readonly appId: string;
  readonly token: string;
  readonly sid: string;
}

/** @param rid of the request; what a bot didn't send isn't sent back. */
export function registeredFrame(
  { appId, token, sid }: Registration,
  { heartbeat, registerCode }: DeliverySwitches,
  rid: string | null | undefined,
): string {
  return written({
    cmd: 'register',
    header: { token, sid, app_id: appId, ...ridOf(rid) },
    data: { heartbeat_interval: heartbeat.intervalSec, heartbeat_timeout: heartbeat.timeoutSec },
    ...(registerCode ? { code: SocketCode.ok } : {}),
    message: 'ok',
  });
}

/** The answer to a registration that isn't accepted: an error, and no token. */
export function refusedFrame(message: string, rid: string | null | undefined): string {
  return written({ cmd: 'register', header: ridOf(rid), code: SocketCode.error, message });
}

/** @param error why the ping doesn't count. */
export function pongFrame(rid: string | null | undefined, error?: string): string {
  const failure = error === undefined ? {} : { code: SocketCode.error, message: error };
  return written({ cmd: 'pong', header: ridOf(rid), ...failure });
}

export function kickFrame(message: string): string {
  return written({ cmd: 'kick', message });
}

/** @param callbackId what the bot acknowledges it by. */
export function eventFrame({ body }: QueuedEvent, callbackId: string, sid: string): string {
  const header = JSON.stringify({ callback_id: callbackId, sid });
  // The event is JSON already.
  return `{"cmd":"event","header":${header},"data":${body}}`;
}

function ridOf(rid: string | null | undefined) {
  return typeof rid === 'string' ? { rid: startOf(rid, RID_MAX) } : {};
}

function written(frame: ServerFrame): string {
  return JSON.stringify(frame);
}
