import assert from 'node:assert/strict';
import type { EndpointName } from '../../../../src/contract/endpoints';
import { LocalSeaTalk, MIRA, RELEASE_ROOM, WEBHOOK_KEY } from '../localSeaTalk';

const NOT_AN_IMAGE = 'aGVsbG8=';
const image = (content: string) => ({ element_type: 'image', image: { content } });
const button = (path: string) => ({
  element_type: 'button',
  button: { button_type: 'redirect', text: 'Open', desktop_link: { type: 'web', path } },
});
const card = (...elements: unknown[]) => ({ elements });
const toGroup = (message: unknown) => ({ group_id: RELEASE_ROOM, message });
const cardToGroup = (...elements: unknown[]) =>
  toGroup({ tag: 'interactive_message', interactive_message: card(...elements) });

const cases: readonly (readonly [EndpointName, Record<string, unknown>, string])[] = [
  ['sendMessageToGroupChat', {}, 'group_id: is missing'],
  ['sendMessageToGroupChat', { group_id: 7, message: {} }, 'group_id: has to be text'],
  ['sendMessageToGroupChat', toGroup('hi'), 'message: has to be an object'],
  [
    'sendMessageToGroupChat',
    toGroup({ tag: 'video' }),
    'message.tag: has to be one of "text", "image", "file", "interactive_message"',
  ],
  [
    'sendMessageToGroupChat',
    toGroup({ tag: 'text', text: { content: '' } }),
    'message.text.content: is empty',
  ],
  [
    'sendMessageToGroupChat',
    toGroup({ tag: 'text', text: { content: 'x'.repeat(4097) } }),
    'message.text.content: is above the maximum of 4096 characters',
  ],
  [
    'sendMessageToGroupChat',
    toGroup({ tag: 'text', text: { content: 'x', format: 3 } }),
    'message.text.format: has to be one of 1, 2',
  ],
  [
    'sendMessageToGroupChat',
    toGroup({ tag: 'image', image: { content: NOT_AN_IMAGE } }),
    'message.image.content: has to be a PNG, JPG, or GIF',
  ],
  [
    'sendMessageToGroupChat',
    toGroup({ tag: 'file', file: { filename: 'run.log', content: '%%%%%%%%%%%%' } }),
    'message.file.content: is not Base64',
  ],
  [
    'sendMessageToGroupChat',
    cardToGroup({ element_type: 'title', title: { text: 'Deploy' } }, image(NOT_AN_IMAGE)),
    'message.interactive_message.elements[1].image.content: has to be a PNG, JPG, or GIF',
  ],
  [
    'sendMessageToGroupChat',
    cardToGroup(button(' https://ci.example.com')),
    'message.interactive_message.elements[0].button.desktop_link.path: No spaces before or after the URL.',
  ],
  [
    'sendMessageToGroupChat',
    cardToGroup(button('ci.example.com')),
    'message.interactive_message.elements[0].button.desktop_link.path: is not a URL',
  ],
  [
    'sendMessageToBotUser',
    { employee_code: MIRA, message: { tag: 'text', text: { content: 'x' } }, usable_platform: 'tv' },
    'usable_platform: has to be one of "all", "mobile", "desktop"',
  ],
  [
    'sendServiceNotice',
    {
      tag: 'interactive_message',
      interactive_message: { default: card(button('https://a.example')), th: card(image(NOT_AN_IMAGE)) },
      employee_codes: [MIRA],
    },
    'interactive_message.th.elements[0].image.content: has to be a PNG, JPG, or GIF',
  ],
  [
    'sendServiceNotice',
    {
      tag: 'interactive_message',
      interactive_message: { default: card(button('https://a.example')) },
      employee_codes: [],
    },
    'employee_codes: is empty',
  ],
  [
    'sendSystemAccountMessage',
    { tag: 'image', image_base64: { content: NOT_AN_IMAGE } },
    'image_base64.content: has to be a PNG, JPG, or GIF',
  ],
  [
    'sendSystemAccountMessage',
    { tag: 'image', image: { content: NOT_AN_IMAGE } },
    'image_base64: is missing',
  ],
  [
    'sendSystemAccountMessage',
    { tag: 'interactive_message', interactive_message: card(image(NOT_AN_IMAGE)) },
    'interactive_message.elements[0].image.content: has to be a PNG, JPG, or GIF',
  ],
  ['getChatHistory', { group_id: RELEASE_ROOM, page_size: 'many' }, 'page_size: has to be a number'],
  ['getChatHistory', { group_id: RELEASE_ROOM, page_size: 101 }, 'page_size: is above the maximum of 100'],
  ['getChatHistory', { group_id: RELEASE_ROOM, page_size: 0 }, 'page_size: is below the minimum of 1'],
  ['getEmployeeProfile', {}, 'employee_code: is missing'],
];

describe('the words of a rejected call', () => {
  const local = new LocalSeaTalk();

  for (const [name, request, expected] of cases)
    it(`name the field as the call has it: ${name}: ${expected}`, async () => {
      const { body } = await local.call(name, request, { segment: WEBHOOK_KEY });
      assert.notEqual(body['code'], 0);
      const words = String(body['message'] ?? body['msg']).replace(/ \(ref:\w+\)$/, '');
      assert.equal(words, expected);
      assert.doesNotMatch(words, /pattern|\/\^|Invalid input|expected/);
    });
});
