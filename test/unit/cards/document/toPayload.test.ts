import assert from 'node:assert/strict';
import { recognise } from '../../../../src/cards/document/recognise';
import { toPayload } from '../../../../src/cards/document/toPayload';
import { cardBody, cardElements, serviceNoticeCard } from '../../../../src/contract/cards';
import { button, title } from '../samples';

const elements = cardElements.parse([title(), button()]);

describe('a card made ready for a surface', () => {
  for (const surface of ['direct', 'group', 'webhook', 'unknown'] as const) {
    it(`is a message with flat elements: ${surface}`, () => {
      const { tag, interactive_message } = toPayload(elements, surface);
      assert.equal(tag, 'interactive_message');
      assert.deepEqual(cardBody.parse(interactive_message).elements, elements);
    });
  }

  it('is wrapped by language in a service notice', () => {
    const { interactive_message } = toPayload(elements, 'service_notice');
    assert.deepEqual(serviceNoticeCard.parse(interactive_message).default.elements, elements);
  });

  it('has no tag in an update', () => {
    assert.deepEqual(toPayload(elements, 'update'), { interactive_message: { elements } });
  });

  it('is recognised again', () => {
    assert.deepEqual(recognise(toPayload(elements, 'service_notice'))?.elements, elements);
    assert.deepEqual(recognise({ group_id: 'g', message: toPayload(elements, 'group') })?.elements, elements);
  });
});
