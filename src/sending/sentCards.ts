import type { CardElements } from '../contract/cards';
import type { SentCard } from '../directory/sentCards';
import type { PartsOutcome } from './deliver';
import type { SendTarget } from './sendTarget';
import type { OutgoingMessage } from './settle';

type KeptCard = Omit<SentCard, 'elements'> & { readonly elements: CardElements };

/**
 * The cards of a send that arrived, to be remembered: they can be updated later, and only their sender knows the values of
 * their buttons. Cards of system accounts can't be updated.
 */
export function sentCards(
  messages: readonly OutgoingMessage[],
  target: SendTarget,
  { messageIds }: PartsOutcome,
  nowMs: number,
): readonly KeptCard[] {
  if (target.kind === 'webhook') return [];
  const { name, threadId } = target;
  return messageIds.flatMap((messageId, part): KeptCard[] => {
    const message = messages[part];
    if (messageId === undefined || message?.tag !== 'interactive_message') return [];
    return [
      {
        messageId,
        sentAtMs: nowMs,
        ...(target.kind === 'group' ? { groupId: target.groupId } : { employeeCode: target.employeeCode }),
        ...(threadId === undefined ? {} : { threadId }),
        ...(name === undefined ? {} : { chatName: name }),
        elements: message.interactive_message.elements,
      },
    ];
  });
}
