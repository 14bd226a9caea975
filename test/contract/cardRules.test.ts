import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkDocument } from '../../src/cards/check/checkDocument';
import { parseCard } from '../../src/cards/document/cardDocument';
import type { CardSurface } from '../../src/cards/document/recognise';
import type { EndpointName } from '../../src/contract/endpoints';
import { damagedElements } from '../unit/cards/damagedElements';
import { ruleSamples } from '../unit/cards/rules/ruleSamples';
import { title } from '../unit/cards/samples';
import { onSurface } from '../unit/cards/surfaces';
import { LocalSeaTalk, MIRA, RELEASE_ROOM, WEBHOOK_KEY } from '../unit/emulator/localSeaTalk';

type Surface = Exclude<CardSurface, 'unknown'>;

const CALLS = {
  direct: 'sendMessageToBotUser',
  group: 'sendMessageToGroupChat',
  webhook: 'sendSystemAccountMessage',
  service_notice: 'sendServiceNotice',
  update: 'updateMessage',
  stream: 'updateGroupChatStream',
} as const satisfies Record<Surface, EndpointName>;

const SURFACES = Object.keys(CALLS) as Surface[];
const tag = 'interactive_message';

describe('card rules and the local platform', () => {
  let local: LocalSeaTalk;
  before(async () => {
    // Rules speak of what is documented, so the platform lets nothing else pass.
    local = new LocalSeaTalk('company', { strict: true });
    await local.control('PUT', '/limits', { enabled: false });
  });

  /** What a request body needs to reach somebody there. */
  async function target(surface: Surface): Promise<Record<string, unknown>> {
    const toGroup = {
      group_id: RELEASE_ROOM,
      message: { tag, interactive_message: { elements: [title()] } },
    };
    switch (surface) {
      case 'update':
        return { message_id: (await local.call('sendMessageToGroupChat', toGroup)).body['message_id'] };
      case 'stream':
        return { stream_id: (await local.call('initGroupChatStream', toGroup)).body['stream_id'] };
      case 'direct':
        return { employee_code: MIRA };
      case 'service_notice':
        return { employee_codes: [MIRA] };
      case 'group':
      case 'webhook':
        return {};
    }
  }

  /** Sends a body and checks it; both must be of one mind. */
  async function agree(body: Record<string, unknown>, surface: Surface): Promise<void> {
    const sent = { ...body, ...(await target(surface)) };
    const document = parseCard(JSON.stringify(sent));
    const errors = checkDocument(document, { surface, isFinal: true }).filter(
      ({ severity }) => severity === 'error',
    );
    const { body: answer } = await local.call(CALLS[surface], sent, { segment: WEBHOOK_KEY });
    const told = () =>
      `${JSON.stringify(sent).slice(0, 800)}\n${JSON.stringify(answer)}\n${JSON.stringify(errors)}`;
    assert.ok(document.card, 'there is a card');
    assert.equal(answer['code'] === 0, errors.length === 0, told());
  }

  for (const surface of SURFACES) {
    it(`agree on every sample of every rule: ${surface}`, async () => {
      for (const { bad = [], good = [title()] } of ruleSamples) {
        await agree(onSurface(bad, surface), surface);
        await agree(onSurface(good, surface), surface);
      }
    });

    it(`agree on cards with something wrong in them, or not: ${surface}`, async () => {
      await fc.assert(
        fc.asyncProperty(damagedElements(), (elements) => agree(onSurface(elements, surface), surface)),
        { numRuns: 200 },
      );
    });
  }

  it('agree on what stands around the elements', async () => {
    const elements = [title()];
    const flat = { elements };
    const wrapped = { default: flat };
    const bodies: readonly (readonly [Surface, Record<string, unknown>])[] = [
      ['group', { group_id: RELEASE_ROOM, message: { tag, interactive_message: wrapped } }],
      ['group', { group_id: RELEASE_ROOM, message: { tag, interactive: flat } }],
      ['group', { group_id: RELEASE_ROOM, message: { tag: 'text', interactive_message: flat } }],
      ['group', { group_id: RELEASE_ROOM, message: { interactive_message: flat } }],
      ['group', { group_id: RELEASE_ROOM, message: { tag, interactive_message: { elements, buttons: [] } } }],
      [
        'group',
        { group_id: RELEASE_ROOM, message: { tag, interactive_message: { elements, mentioned_list: [] } } },
      ],
      ['group', { group_id: RELEASE_ROOM, message: { tag, interactive_message: { elements: null } } }],
      ['group', { group_id: RELEASE_ROOM, message: { tag, interactive_message: { elements: [] } } }],
      ['update', { message: { interactive_message: wrapped } }],
      ['update', { message: { tag, interactive_message: flat } }],
      ['stream', { group_id: RELEASE_ROOM, seq: 1, finish: true, message: { interactive_message: wrapped } }],
      ['webhook', { tag, interactive_message: wrapped }],
      ['service_notice', { tag, interactive_message: flat }],
      ['service_notice', { tag, interactive_message: wrapped }],
      ['service_notice', { tag, interactive_message: { en: flat } }],
      ['service_notice', { tag, interactive_message: { default: flat, th: {} } }],
      ['service_notice', { tag, interactive_message: { default: flat, th: null } }],
      ['service_notice', { tag, interactive_message: { default: flat, th: [] } }],
      ['service_notice', { tag, interactive_message: { default: flat, de: flat } }],
      ['service_notice', { tag, interactive_message: { default: flat, vi: { elements: [title('')] } } }],
      ['service_notice', { interactive_message: wrapped }],
    ];
    for (const [surface, body] of bodies) await agree(body, surface);
  });
});
