import * as z from 'zod';
import type { Session } from '../../../session/session';
import type { CardRef } from '../../source/sentCard';
import { cardName } from './cardName';

const card = z.object({
  messageId: z.string().min(1),
  groupId: z.string().optional(),
  threadId: z.string().optional(),
});

/** A card that was sent from here and what it is called, as the command that previews it was given it; undefined for anything else. */
export async function givenCard(
  session: Session | undefined,
  given: unknown,
): Promise<{ readonly ref: CardRef; readonly name: string } | undefined> {
  const ref = card.safeParse(given).data;
  if (!ref) return undefined;
  const sent = await session?.sentCards.load();
  const record = sent?.find(({ messageId }) => messageId === ref.messageId);
  return { ref, name: cardName(record?.elements ?? []) };
}
