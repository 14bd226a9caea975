import type { TapContext } from '../../../cards/view/tapEvent';
import type { CardSurface } from '../../../cards/document/recognise';

/**
 * An invented tap for the preview: ids of the documented shape, a person who does not exist.
 * @param surface a direct chat has no group.
 */
export function sampleTap(surface: CardSurface, nowMs: number): TapContext {
  const isDirect = surface === 'direct' || surface === 'service_notice';
  return {
    appId: 'MTIzNDU2Nzg5MDEy',
    eventId: '5500505',
    timestampSec: Math.floor(nowMs / 1000),
    messageId: 'Zt7Qm2Vx0LcR9hYpB4nKdWfE6sUgJ1aO8iTqXv3MzCe',
    employeeCode: 'e_7k2m9q4x',
    email: 'mira.tan@example.com',
    seatalkId: '9012345678',
    groupId: isDirect ? '' : 'NDAwNzExMjIzMzQ0',
    threadId: '',
  };
}
