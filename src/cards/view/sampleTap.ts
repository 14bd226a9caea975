import type { CardSurface } from '../document/recognise';
import type { TapContext } from './tapEvent';

/** What taps are made of where nothing real is at hand: ids of the documented shape, and a person who does not exist. */
export const INVENTED = {
  appId: 'MTIzNDU2Nzg5MDEy',
  groupId: 'NDAwNzExMjIzMzQ0',
  threadId: 'Gm1Nb2Vc3Xz4Lk5Jh6Gf7Ds8Ap9Oi0Uy',
  person: { employeeCode: 'e_7k2m9q4x', email: 'mira.tan@example.com', seatalkId: '9012345678' },
} as const;

/**
 * An invented tap for the preview.
 * @param surface a direct chat has no group.
 */
export function sampleTap(surface: CardSurface, nowMs: number): TapContext {
  const isDirect = surface === 'direct' || surface === 'service_notice';
  return {
    appId: INVENTED.appId,
    eventId: '5500505',
    timestampSec: Math.floor(nowMs / 1000),
    messageId: 'Zt7Qm2Vx0LcR9hYpB4nKdWfE6sUgJ1aO8iTqXv3MzCe',
    ...INVENTED.person,
    groupId: isDirect ? '' : INVENTED.groupId,
    threadId: '',
  };
}
