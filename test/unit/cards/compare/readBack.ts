import type { CardElement, CardElements } from '../../../../src/contract/cards';

const NULLS = { title: null, description: null, image: null, button: null, button_group: null };

/** A card as it's read back in the documentation's samples: without values, with addresses for images, and with nulls everywhere. */
export function readBack(elements: CardElements): unknown[] {
  return elements.map((element, index) => {
    const { element_type } = element;
    return { ...NULLS, element_type, [element_type]: body(element, index) };
  });
}

function body(element: CardElement, index: number): unknown {
  switch (element.element_type) {
    case 'title':
      return element.title;
    case 'description':
      return element.description;
    case 'image':
      return { content: `https://openapi.example.com/messaging/v2/file/img${index}` };
    case 'button':
      return received(element.button);
    case 'button_group':
      return element.button_group.map(received);
  }
}

function received({ button_type, text, mobile_link, desktop_link }: Button): unknown {
  return { button_type, text, mobile_link: mobile_link ?? null, desktop_link: desktop_link ?? null };
}

type Button = Extract<CardElement, { element_type: 'button' }>['button'];
