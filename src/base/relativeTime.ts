const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long ago something was, in words of the locale: "5 min. ago", "yesterday". Up to a minute, and for the future
 * (clocks differ), it is "now".
 * @param locale BCP 47; one that is not known falls back to English.
 */
export function relativeTime(thenMs: number, nowMs: number, locale: string): string {
  const format = formatter(locale);
  const agoMs = nowMs - thenMs;
  if (agoMs < MINUTE_MS) return format.format(0, 'second');
  if (agoMs < HOUR_MS) return format.format(-Math.floor(agoMs / MINUTE_MS), 'minute');
  if (agoMs < DAY_MS) return format.format(-Math.floor(agoMs / HOUR_MS), 'hour');
  return format.format(-Math.floor(agoMs / DAY_MS), 'day');
}

const formatters = new Map<string, Intl.RelativeTimeFormat>();

function formatter(locale: string): Intl.RelativeTimeFormat {
  const known = formatters.get(locale);
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(localeOr(locale, 'en'), { numeric: 'auto', style: 'short' });
  formatters.set(locale, made);
  return made;
}

function localeOr(locale: string, fallback: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? fallback;
  } catch {
    return fallback;
  }
}
