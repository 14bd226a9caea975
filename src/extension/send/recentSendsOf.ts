import type { Outbox } from '../../sending/outbox';
import { RecentSends } from '../../sending/recentSends';
import type { Services } from '../session/services';

const OF = new WeakMap<Outbox, RecentSends>();

/** What a window sent lately; made with its first send. A window has one outbox, so that tells windows apart. */
export function recentSendsOf({ clock, outbox }: Pick<Services, 'clock' | 'outbox'>): RecentSends {
  const known = OF.get(outbox) ?? new RecentSends(clock);
  OF.set(outbox, known);
  return known;
}
