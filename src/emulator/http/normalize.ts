import type { Leniency } from './leniency';

/** A tag that names a person twice. Which of the two the platform reads isn't documented. */
const TWO_TARGETS = /<mention-tag[^>]{0,400}?\?(?:id=[^"&]{0,320}&email=|email=[^"&]{0,320}&id=)/;
const TEXTS = new Set(['content', 'text']);
const ABSENT_WHEN_EMPTY = new Set(['thread_id', 'quoted_message_id', 'usable_platform', 'cursor']);

/**
 * A copy of what a call carries, as the contract expects it: without nulls, and without a thread or quote that is empty, which the
 * platform treats as missing; with documented values in place of others that are let pass.
 */
export function normalize(raw: unknown, leniency: Leniency, path = ''): unknown {
  if (Array.isArray(raw)) return raw.map((item, index) => normalize(item, leniency, `${path}[${index}]`));
  if (typeof raw !== 'object' || raw === null) return raw;
  const entries = Object.entries(raw)
    .filter(([key, value]) => value !== null && !(value === '' && ABSENT_WHEN_EMPTY.has(key)))
    .map(([key, value]: [string, unknown]): [string, unknown] => {
      const at = path === '' ? key : `${path}.${key}`;
      return [key, normalize(known(key, value, at, leniency), leniency, at)];
    });
  return Object.fromEntries(entries);
}

/** The documented form of a value, where another is let pass. */
function known(key: string, value: unknown, at: string, leniency: Leniency): unknown {
  if (key === 'format' && (value === '1' || value === '2'))
    return leniency.accepts('formatAsText', at) ? Number(value) : value;
  if (typeof value === 'string' && TEXTS.has(key) && TWO_TARGETS.test(value))
    leniency.remark(`${at}: a mention tag has both an id and an email; use one`);
  if (key !== 'alert' || typeof value !== 'object' || value === null) return value;
  const { Label, Level, ...rest } = value as { Label?: unknown; Level?: unknown };
  if ((Label === undefined && Level === undefined) || !leniency.accepts('capitalAlert', at)) return value;
  return { label: Label, level: Level, ...rest };
}
