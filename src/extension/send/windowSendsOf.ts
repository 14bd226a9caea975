import { RecentSends } from '../../sending/recentSends';
import { WindowSends } from '../../sending/windowSends';
import type { Services } from '../session/services';

const RECENT = new WeakMap<Services['outbox'], RecentSends>();
const SENDS = new WeakMap<Services['outbox'], WindowSends>();

/** What tells windows apart: each has one outbox. */
type Window = Pick<Services, 'clock' | 'outbox'>;

/** What a window sent lately; made with its first send. */
export function recentSendsOf({ clock, outbox }: Window): RecentSends {
  const known = RECENT.get(outbox) ?? new RecentSends(clock);
  RECENT.set(outbox, known);
  return known;
}

/** The sends of a window that are on their way or went well; made with the first look at them. */
export function windowSendsOf({ clock, outbox }: Window): WindowSends {
  const known = SENDS.get(outbox) ?? new WindowSends(clock);
  SENDS.set(outbox, known);
  return known;
}
