import * as z from 'zod';
import { eventEnvelope } from './eventTable';
import { optionalText } from './person';

/**
 * Frames of the WebSocket that brings events to a bot: text, each one JSON object. No page of the documentation describes them; the vendor's
 * own packages do, and clients in use agree with those.
 */

/** Where the platform listens, on whatever host. */
export const SOCKET_PATH = '/ws/bot';

/** Where the platform listens in production. */
export const SEATALK_SOCKET_URL = `wss://ws-openapi.haiserve.com${SOCKET_PATH}`;

/** Largest frame in either direction, in bytes: one of the vendor's packages reads no more. */
export const SOCKET_FRAME_MAX_BYTES = 1024 * 1024;

/** How long opening a connection may take, and the answer to a registration, in milliseconds each. */
export const SOCKET_HANDSHAKE_LIMIT_MS = 15_000;

/** Between two pings where a register answer doesn't say, in seconds. */
export const HEARTBEAT_INTERVAL_DEFAULT_SEC = 15;

/** `code` of an answer. A success often has none, so that only {@link registerAnswer}'s token tells. */
export const SocketCode = { ok: 0, error: 1 } as const;

/** What a bot registers with. Optional here, so that an answer can say what is missing. */
const registerFrame = z.looseObject({
  cmd: z.literal('register'),
  header: z.looseObject({ app_id: optionalText, app_secret: optionalText, rid: optionalText }).nullish(),
});

/** Keeps the session alive. */
const pingFrame = z.looseObject({
  cmd: z.literal('ping'),
  header: z.looseObject({ token: optionalText, rid: optionalText }).nullish(),
});

/** Says that an event arrived, by the `callback_id` it came with. */
const ackFrame = z.looseObject({
  cmd: z.literal('ack'),
  header: z.looseObject({ token: optionalText, callback_id: optionalText, rid: optionalText }).nullish(),
});

/** What a bot sends. */
export const clientFrame = z.discriminatedUnion('cmd', [registerFrame, pingFrame, ackFrame]);
export type ClientFrame = z.infer<typeof clientFrame>;

const result = { code: z.number().nullish(), message: optionalText };

/** Registered, if there is a token; otherwise `message` says why not. */
export const registerAnswer = z.looseObject({
  cmd: z.literal('register'),
  header: z
    .looseObject({ token: optionalText, sid: optionalText, app_id: optionalText, rid: optionalText })
    .nullish(),
  data: z
    .looseObject({
      /** Seconds between two pings; 15 when absent or 0. */
      heartbeat_interval: z.number().nullish(),
      /** Seconds without a ping after which the session is dead, while the connection stays open. */
      heartbeat_timeout: z.number().nullish(),
    })
    .nullish(),
  ...result,
});

const pongFrame = z.looseObject({
  cmd: z.literal('pong'),
  header: z.looseObject({ rid: optionalText }).nullish(),
  ...result,
});

const eventFrame = z.looseObject({
  cmd: z.literal('event'),
  header: z.looseObject({ callback_id: optionalText, sid: optionalText }).nullish(),
  data: eventEnvelope,
});

/** Another connection of the app took over; this one is closed. */
const kickFrame = z.looseObject({ cmd: z.literal('kick'), message: optionalText });

/** What the platform sends. */
export const serverFrame = z.discriminatedUnion('cmd', [registerAnswer, pongFrame, eventFrame, kickFrame]);
export type ServerFrame = z.infer<typeof serverFrame>;
