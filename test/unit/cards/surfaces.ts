import type { CardSurface } from '../../../src/cards/document/recognise';

/** A request body that sends a card with these elements to a surface. */
export function onSurface(elements: unknown, surface: CardSurface): Record<string, unknown> {
  const body = { elements };
  const message = { tag: 'interactive_message', interactive_message: body };
  switch (surface) {
    case 'direct':
      return { employee_code: 'e_7k2m9q4x', message };
    case 'group':
      return { group_id: 'NDAwNzExMjIzMzQ0', message };
    case 'webhook':
      return message;
    case 'service_notice':
      return {
        tag: 'interactive_message',
        interactive_message: { default: body },
        employee_codes: ['e_7k2m9q4x'],
      };
    case 'update':
      return { message_id: 'invented-message-id', message: { interactive_message: body } };
    case 'stream':
      return {
        group_id: 'NDAwNzExMjIzMzQ0',
        stream_id: 'invented-stream-id',
        seq: 1,
        finish: false,
        message: { interactive_message: body },
      };
    case 'unknown':
      return body;
  }
}

/** JSON Pointer of the elements in that body. */
export function elementsPointer(surface: CardSurface): string {
  switch (surface) {
    case 'direct':
    case 'group':
    case 'update':
    case 'stream':
      return '/message/interactive_message/elements';
    case 'webhook':
      return '/interactive_message/elements';
    case 'service_notice':
      return '/interactive_message/default/elements';
    case 'unknown':
      return '/elements';
  }
}
