import * as z from 'zod';

const text = z.string().optional().catch(undefined);
const texts = z.record(z.string(), z.string());

/**
 * How an attempt ended. Read leniently, as the local SeaTalk may have been started by another version: a kind that isn't known is shown by
 * its name.
 */
const outcome = z.object({
  kind: z.string(),
  /** Of dropped events, and of those that reached nobody. */
  reason: text,
  /** The system's, where a connection failed. */
  code: text,
  message: text,
  /** HTTP, of the bot's answer. */
  status: z.number().optional().catch(undefined),
  headers: texts.optional().catch(undefined),
  /** Of the bot's answer; null when it isn't text. */
  body: z.string().nullish().catch(undefined),
  body_bytes: z.number().optional().catch(undefined),
  body_is_cut: z.boolean().optional().catch(undefined),
});

const delivery = z.object({
  /** Counts up; starts over with the local SeaTalk. */
  id: z.int(),
  app_id: z.string(),
  event_id: z.string(),
  event_type: z.string(),
  cause: z.string().catch('event'),
  method: z.string().catch('none'),
  /** 1 for the first; 0 where nothing was tried. */
  attempt: z.int().catch(0),
  /** Unix ms on the clock of the local SeaTalk. */
  at_ms: z.number(),
  duration_ms: z.number().catch(0),
  url: text,
  headers: texts.catch({}),
  /** The event with its envelope, as JSON. */
  body: z.string().catch(''),
  outcome,
  retry_in_ms: z.number().optional().catch(undefined),
});

/** One attempt to deliver an event, as control routes tell it. */
export type Delivery = z.infer<typeof delivery>;

const list = z.object({ deliveries: z.array(z.unknown()) });

/** Reads an answer of `GET /deliveries`; what can't be read of it is left out. @throws ZodError when it's no such answer. */
export function readDeliveries(answer: unknown): readonly Delivery[] {
  return list.parse(answer).deliveries.flatMap((each) => {
    const read = delivery.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening') }),
  z.object({ kind: z.literal('delivery'), delivery }),
  z.object({ kind: z.literal('connection_changed'), app_id: z.string() }),
  z.object({ kind: z.literal('cleared') }),
]);
export type DeliveryLine = z.infer<typeof line>;

/** Reads a line of `GET /deliveries/stream`; undefined for one that isn't known. */
export function readDeliveryLine(json: string): DeliveryLine | undefined {
  try {
    return line.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
