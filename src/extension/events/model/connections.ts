import * as z from 'zod';

const text = z.string().nullish().catch(undefined);
const count = z.number().catch(0);

const connection = z.object({
  app_id: z.string(),
  name: z.string().catch(''),
  /** `callback`, `socket`, or `none`. */
  method: z.string(),
  /** As the callback URL was set last. */
  url: text,
  /** `verifying`, `verified`, `refused`; `waiting`, `connected`, `dead`, `kicked`. */
  state: text,
  /** Why a callback URL was rejected. */
  reason: text,
  /** Where events go now: the URL that was verified last. */
  delivers_to: text,
  /** Why the WebSocket is dead: `no_ping`, `half_open`. */
  cause: text,
  waiting: count,
  unacknowledged: count,
});

/** How an app gets its events. */
export type AppConnection = z.infer<typeof connection>;

const pause = z.object({
  app_id: z.string(),
  place: z.looseObject({ kind: z.string(), groupId: text, seatalkId: text }),
  at_ms: z.number().catch(0),
});

/** A chat of which an app hears nothing, because bots kept answering each other there. */
export type Pause = z.infer<typeof pause>;

const answer = z.object({ connections: z.array(z.unknown()), pauses: z.array(z.unknown()).catch([]) });

/** Reads an answer of `GET /connections`; what can't be read of it is left out. @throws ZodError when it's no such answer. */
export function readConnections(given: unknown): {
  readonly connections: readonly AppConnection[];
  readonly pauses: readonly Pause[];
} {
  const { connections, pauses } = answer.parse(given);
  return {
    connections: connections.flatMap((each) => connection.safeParse(each).data ?? []),
    pauses: pauses.flatMap((each) => pause.safeParse(each).data ?? []),
  };
}

const settings = z.object({ heartbeat: z.object({ timeout_sec: z.number() }) });

/** Seconds without a ping after which a WebSocket is dead, of an answer of `GET /delivery-options`; undefined where it says none. */
export function readHeartbeatSec(given: unknown): number | undefined {
  return settings.safeParse(given).data?.heartbeat.timeout_sec;
}
