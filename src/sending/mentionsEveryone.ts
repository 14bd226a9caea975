import { mentionsIn, outsideFences } from '../compose/text/mentions';
import type { GroupMessage, SystemAccountMessage, UserMessage } from '../contract/outbound';
import { TextFormat } from '../contract/outbound';

type OutboundMessage = GroupMessage | UserMessage | SystemAccountMessage;

/** Whether a message would notify everyone of its chat. Tags in plain text stay text and don't notify anyone. */
export function mentionsEveryone(message: OutboundMessage): boolean {
  switch (message.tag) {
    case 'text':
      if ('at_all' in message.text && message.text.at_all === true) return true;
      return message.text.format !== TextFormat.plain && hasEveryone(message.text.content);
    case 'markdown':
      return hasEveryone(message.markdown.content);
    case 'interactive_message':
      return message.interactive_message.elements.some(
        (element) =>
          element.element_type === 'description' &&
          element.description.format !== TextFormat.plain &&
          hasEveryone(element.description.text),
      );
    case 'image':
    case 'file':
      return false;
  }
}

function hasEveryone(text: string): boolean {
  // The undocumented way to write everyone counts as well: better asked once too often.
  return mentionsIn(outsideFences(text)).some(({ everyone, unknownEveryone }) => everyone || unknownEveryone);
}
