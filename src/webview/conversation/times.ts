/** Times as a conversation shows them, in the language of the page. */

const language = () => document.documentElement.lang || undefined;

let clock: Intl.DateTimeFormat | undefined;
let day: Intl.DateTimeFormat | undefined;
let whole: Intl.DateTimeFormat | undefined;

/** Such as 14:05. */
export function timeOfDay(atMs: number): string {
  clock ??= new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' });
  return clock.format(atMs);
}

/** Such as Friday, November 27. */
export function dayOf(atMs: number): string {
  day ??= new Intl.DateTimeFormat(language(), { weekday: 'long', month: 'long', day: 'numeric' });
  return day.format(atMs);
}

/** Day and time to the second. */
export function wholeTime(atMs: number): string {
  whole ??= new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'medium' });
  return whole.format(atMs);
}

export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
