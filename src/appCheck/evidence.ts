import type { SeaTalkError } from '../client/errors';
import type { EndpointName } from '../contract/endpoints';
import { isMessaging } from './checkRows';
import type { ClockReading } from './clockSkew';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcome';
import type { CheckCall, Found } from './trials';

/** How a call of a check ended. */
export interface CallEnd {
  readonly error?: SeaTalkError | undefined;
  /** What was known when it was made. */
  readonly found: Found;
  /** It succeeded, and there was nothing in its answer. */
  readonly isEmpty?: boolean;
}

/** All that is known of an app: everything a check shows is read from it. */
export interface Evidence {
  readonly ends: ReadonlyMap<CheckCall, CallEnd>;
  readonly clock?: ClockReading | undefined;
  /** Calls that a person made elsewhere while the check was open, by how they ended last. */
  readonly seen: ReadonlyMap<EndpointName, CallEnd>;
}

/** What keeps a call from showing anything. */
export type Obstacle = 'connection' | 'secret' | 'address' | 'online' | 'bot' | 'limit' | 'cancelled';

const tokenObstacles: Readonly<Partial<Record<Outcome, Obstacle>>> = {
  credentials: 'secret',
  unclear: 'secret',
  not_permitted: 'secret',
  bot_off: 'bot',
  not_online: 'online',
  blocked: 'address',
  limited: 'limit',
  cancelled: 'cancelled',
};

/** What a call ended with; undefined while it wasn't made. */
export function outcomeIn({ ends }: Pick<Evidence, 'ends'>, name: CheckCall): Outcome | undefined {
  const end = ends.get(name);
  return end && outcomeOf(end.error);
}

/** The first call that ended so. */
export function endWith({ ends }: Pick<Evidence, 'ends'>, wanted: Outcome): CallEnd | undefined {
  return [...ends.values()].find(({ error }) => outcomeOf(error) === wanted);
}

/** Why a call is useless, as far as the others showed: what is true for all is found once, and not with each of them. */
export function obstacleOf(evidence: Pick<Evidence, 'ends'>, name: CheckCall): Obstacle | undefined {
  if (endWith(evidence, 'unreached')) return 'connection';
  if (name === 'getAppAccessToken') return undefined;
  const token = outcomeIn(evidence, 'getAppAccessToken');
  const ofToken = token && tokenObstacles[token];
  if (ofToken) return ofToken;
  for (const [other, { error }] of evidence.ends) {
    const outcome = outcomeOf(error);
    // An app in maintenance may make other calls than those of messages; one that is offline may make none.
    const concerns = isMessaging(name) || !isMessaging(other);
    if (outcome === 'credentials') return 'secret';
    if (concerns && outcome === 'not_online') return 'online';
    if (isMessaging(name) && isMessaging(other) && outcome === 'bot_off') return 'bot';
  }
  // One alone may lack a permission: the platform documents the same status for that.
  const blocked = [...evidence.ends.values()].filter(({ error }) => outcomeOf(error) === 'blocked');
  return blocked.length > 1 && isAddressBlocked(evidence) ? 'address' : undefined;
}

/** Whether the platform rejects every call without a code, as it does for an address that isn't on the IP allowlist. */
export function isAddressBlocked({ ends }: Pick<Evidence, 'ends'>): boolean {
  const others = [...ends].filter(([name]) => name !== 'getAppAccessToken').map(([, { error }]) => error);
  const outcomes = others.map(outcomeOf);
  const token = ends.get('getAppAccessToken');
  if (token && outcomeOf(token.error) === 'blocked') return true;
  return outcomes.includes('blocked') && !outcomes.some(isAnswer);
}

function isAnswer(outcome: Outcome): boolean {
  return ['allowed', 'not_permitted', 'bot_off', 'not_online'].includes(outcome);
}
