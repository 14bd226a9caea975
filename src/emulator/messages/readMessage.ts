import { FILE_PATH_PREFIX } from '../../contract/baseUrl';
import type { CardElement, ReceivedCard } from '../../contract/cards';
import type { ChatMessage } from '../../contract/inbound';
import type { Mention, Sender } from '../../contract/person';
import { SenderType } from '../../contract/person';
import type {
  ForwardedItem,
  MentionRecord,
  MessageBody,
  MessageRecord,
  SenderKind,
  SenderRef,
} from '../world/messageRecords';
import { messageId } from '../world/messageIds';
import type { World } from '../world/world';

export interface LinkContext {
  readonly world: World;
  /** Scheme, host and port that links lead to. */
  readonly origin: string;
}

/** What reading depends on: ids differ per app, and links lead to the address that the request used. */
export interface ReadContext extends LinkContext {
  readonly appId: string;
}

const NO_OBJECT = {
  text: null,
  combined_forwarded_chat_history: null,
  image: null,
  video: null,
  file: null,
} as const;

const NO_ELEMENT = { title: null, description: null, button: null, button_group: null, image: null } as const;

const SENDER_TYPES: Readonly<Record<SenderKind, number>> = {
  person: SenderType.person,
  bot: SenderType.bot,
  system_account: SenderType.systemAccount,
};

/** A message as history, threads and lookup answer it. https://open.seatalk.io/docs/get-chat-history */
export function readMessage(context: ReadContext, message: MessageRecord): ChatMessage {
  const idOf = (uid: number | undefined) => (uid === undefined ? '' : messageId(context.appId, uid));
  return {
    message_id: idOf(message.uid),
    quoted_message_id: idOf(message.quotedUid),
    thread_id: idOf(message.rootUid),
    sender: readSender(context.world, message.sender),
    message_sent_time: Math.floor(message.sentAtMs / 1000),
    ...readBody(context, message.body, message.editedAtMs),
  };
}

export function readSender(world: World, sender: SenderRef): Sender {
  return { ...readPersonRef(world, sender.seatalkId), sender_type: SENDER_TYPES[sender.kind] };
}

/** `employee_code` and `email` are empty for bots, system accounts and people of other organizations. */
export function readPersonRef(world: World, seatalkId: string) {
  const person = world.people.get(seatalkId);
  const inside = person && !person.external ? person : undefined;
  return { seatalk_id: seatalkId, employee_code: inside?.employeeCode ?? '', email: inside?.email ?? '' };
}

function readBody(context: ReadContext, body: MessageBody, editedAtMs: number): ChatMessage {
  switch (body.kind) {
    case 'text':
      return {
        tag: 'text',
        ...NO_OBJECT,
        text: {
          plain_text: body.plain,
          last_edited_time: Math.floor(editedAtMs / 1000),
          mentioned_list: readMentions(context.world, body.mentions),
        },
      };
    case 'image':
    case 'video':
      return { tag: body.kind, ...NO_OBJECT, [body.kind]: { content: fileUrl(context, body.fileId) } };
    case 'file':
      return {
        tag: 'file',
        ...NO_OBJECT,
        file: { content: fileUrl(context, body.fileId), filename: body.filename },
      };
    case 'card':
      return {
        tag: 'interactive_message',
        ...NO_OBJECT,
        interactive_message: readCard(context, body, editedAtMs),
      };
    case 'forwarded':
      return {
        tag: 'combined_forwarded_chat_history',
        ...NO_OBJECT,
        combined_forwarded_chat_history: { content: body.items.map((item) => readForwarded(context, item)) },
      };
    case 'other':
      return { tag: body.tag, ...NO_OBJECT };
  }
}

function readForwarded(context: ReadContext, item: ForwardedItem) {
  return {
    message_id: '',
    quoted_message_id: '',
    sender: readSender(context.world, item.sender),
    message_sent_time: Math.floor(item.sentAtMs / 1000),
    ...readBody(context, item.body, 0),
  };
}

export function readMentions(world: World, mentions: readonly MentionRecord[]): Mention[] {
  return mentions.map(({ username, seatalkId }) => ({ username, ...readPersonRef(world, seatalkId) }));
}

/** @param editedAtMs when it was last updated, Unix ms; 0 for never. */
export function readCard(
  context: LinkContext,
  { elements, imageFileIds, mentions }: Extract<MessageBody, { kind: 'card' }>,
  editedAtMs: number,
): ReceivedCard {
  return {
    elements: readElements(context, elements, imageFileIds),
    mentioned_list: readMentions(context.world, mentions),
    last_edited_time: Math.floor(editedAtMs / 1000),
  };
}

/** Buttons come back without `value`. Whether images come back as links isn't known; other media does. */
function readElements(
  context: LinkContext,
  elements: readonly CardElement[],
  imageFileIds: readonly string[],
) {
  let images = 0;
  return elements.map((element) => {
    switch (element.element_type) {
      case 'title':
        return { ...NO_ELEMENT, element_type: 'title', title: element.title };
      case 'description':
        return { ...NO_ELEMENT, element_type: 'description', description: element.description };
      case 'image':
        return {
          ...NO_ELEMENT,
          element_type: 'image',
          image: { content: fileUrl(context, imageFileIds[images++] ?? '') },
        };
      case 'button':
        return { ...NO_ELEMENT, element_type: 'button', button: readButton(element.button) };
      case 'button_group':
        return {
          ...NO_ELEMENT,
          element_type: 'button_group',
          button_group: element.button_group.map(readButton),
        };
    }
  });
}

function readButton(button: Extract<CardElement, { element_type: 'button' }>['button']) {
  return {
    button_type: button.button_type,
    text: button.text,
    mobile_link: button.mobile_link ?? null,
    desktop_link: button.desktop_link ?? null,
  };
}

export function fileUrl(context: Pick<LinkContext, 'origin'>, fileId: string): string {
  return context.origin + FILE_PATH_PREFIX + fileId;
}
