import type { EventType } from '../../../contract/eventTable';
import { SenderType } from '../../../contract/person';

/** What the form of a test event asks. `card` also asks which button, `root` which thread. */
export type TestQuestion = 'group' | 'person' | 'root' | 'card' | 'text';

const QUESTIONS: Readonly<Record<EventType, readonly TestQuestion[]>> = {
  event_verification: [],
  message_from_bot_subscriber: ['person', 'text'],
  new_mentioned_message_received_from_group_chat: ['group', 'person', 'text'],
  new_message_received_from_thread: ['group', 'root', 'person', 'text'],
  new_message_received_from_group_chat: ['group', 'person', 'text'],
  interactive_message_click: ['card', 'person'],
  bot_added_to_group_chat: ['group', 'person'],
  bot_removed_from_group_chat: ['group', 'person'],
  group_chat_converted_to_external_group: ['group', 'person'],
  user_enter_chatroom_with_bot: ['person'],
  new_bot_subscriber: ['person'],
};

/** What is asked for an event of this type, in order. */
export function questionsOf(type: EventType): readonly TestQuestion[] {
  return QUESTIONS[type];
}

export interface TestPerson {
  readonly seatalk_id: string;
  readonly employee_code: string;
  readonly email: string;
}

export interface TestGroup {
  readonly groupId: string;
  readonly name: string;
  readonly external: boolean;
  readonly settings: object;
}

/** A button of a card in some chat, and where that is. */
export interface TestButton {
  readonly messageId: string;
  readonly value: string;
  readonly groupId: string;
  readonly threadId: string;
}

/** What was answered. What an event needs and nobody answered is left empty, to be filled in before it's sent. */
export interface TestAnswers {
  readonly bot: { readonly name: string; readonly seatalkId: string };
  readonly person?: TestPerson | undefined;
  readonly group?: TestGroup | undefined;
  /** Message ID of the root of a thread. */
  readonly rootId?: string | undefined;
  readonly button?: TestButton | undefined;
  readonly text?: string | undefined;
  /** For a message that nobody has written. */
  readonly messageId: string;
  readonly challenge: string;
  readonly nowSec: number;
}

const NOBODY: TestPerson = { seatalk_id: '', employee_code: '', email: '' };

/** What stands under `event`, in the platform's own shape. */
export function testEventBody(type: EventType, answers: TestAnswers): Readonly<Record<string, unknown>> {
  const { person = NOBODY, group, button, text = '', challenge } = answers;
  const groupId = group?.groupId ?? '';
  switch (type) {
    case 'event_verification':
      return { seatalk_challenge: challenge };
    case 'message_from_bot_subscriber':
      return { ...person, message: { ...messageHead(answers), tag: 'text', text: { content: text } } };
    case 'new_mentioned_message_received_from_group_chat':
    case 'new_message_received_from_thread':
    case 'new_message_received_from_group_chat':
      return { group_id: groupId, message: groupMessage(type, answers) };
    case 'interactive_message_click':
      return {
        message_id: button?.messageId ?? '',
        ...person,
        value: button?.value ?? '',
        group_id: button?.groupId ?? '',
        thread_id: button?.threadId ?? '',
      };
    case 'bot_added_to_group_chat':
      return {
        group: {
          group_id: groupId,
          group_name: group?.name ?? '',
          external: group?.external ?? false,
          group_settings: group?.settings ?? {},
        },
        inviter: person,
      };
    case 'bot_removed_from_group_chat':
      return { group_id: groupId, remover: person };
    case 'group_chat_converted_to_external_group':
      return { group_id: groupId, operator: person };
    case 'user_enter_chatroom_with_bot':
      return { ...person };
    case 'new_bot_subscriber':
      return { employee_code: person.employee_code };
  }
}

function messageHead({ messageId, rootId = '' }: TestAnswers) {
  return { message_id: messageId, quoted_message_id: '', thread_id: rootId };
}

function groupMessage(type: EventType, answers: TestAnswers) {
  const { person = NOBODY, text = '', bot, nowSec } = answers;
  const isMention = type === 'new_mentioned_message_received_from_group_chat';
  const mentioned = { username: bot.name, seatalk_id: bot.seatalkId, employee_code: '', email: '' };
  return {
    ...messageHead(answers),
    sender: { ...person, sender_type: SenderType.person },
    message_sent_time: nowSec,
    tag: 'text',
    text: {
      // The name stands in the text, wherever the person put it.
      plain_text: isMention ? `@${bot.name} ${text}`.trim() : text,
      mentioned_list: isMention ? [mentioned] : [],
    },
  };
}
