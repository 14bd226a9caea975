import type { Delivery } from './delivery';
import type { EventRecord } from './eventLog';

/** An event with its envelope, as a person reads it. */
export function eventJson({ body }: Pick<EventRecord, 'body'>): string {
  return pretty(parsed(body));
}

/** An attempt with everything that went and came. Times are Unix ms, durations ms. */
export function attemptJson(attempt: Delivery): string {
  const { at_ms, duration_ms, method, cause, url, headers, body, outcome, retry_in_ms } = attempt;
  const { kind, reason, code, message, status, headers: answered, body: text, ...rest } = outcome;
  const answer =
    status === undefined
      ? undefined
      : { status, headers: answered, body: typeof text === 'string' ? parsed(text) : text, ...rest };
  return pretty({
    outcome: { kind, reason, code, message },
    attempt: attempt.attempt,
    cause,
    at_ms,
    duration_ms,
    retry_in_ms,
    request: { method, url, headers, body: parsed(body) },
    answer,
  });
}

function pretty(value: unknown): string {
  return `${typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}\n`;
}

/** The text itself where it isn't JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
