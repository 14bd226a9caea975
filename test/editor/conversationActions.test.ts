import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ChatMessage } from '../../src/contract/inbound';
import { conversationActions } from '../../src/extension/conversation/conversationActions';
import type { ConversationPanel } from '../../src/extension/conversation/conversationPanel';
import { readMessageLink } from '../../src/extension/conversation/messageLink';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const CARD = {
  elements: [
    { element_type: 'title', title: { text: 'Deploy 1482' } },
    { element_type: 'button', button: { button_type: 'callback', text: 'Approve', value: 'k93' } },
    {
      element_type: 'button',
      button: {
        button_type: 'redirect',
        text: 'Log',
        desktop_link: { type: 'web', path: 'https://example.com/log' },
      },
    },
  ],
};

describe('what can be done with a message of a conversation', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let groupId: string;

  beforeEach(async () => {
    world = await openWorld();
    dialogs = new Dialogs();
    const group = [...world.emulator.world.groups.values()].find(({ name }) => name === 'Release room');
    groupId = group?.groupId ?? assert.fail('no group');
  });
  afterEach(async () => {
    dialogs.dispose();
    await world.close();
  });

  const panel = () =>
    ({ groupId, name: 'Release room', appId: 'local', session: world.session }) as ConversationPanel;
  const actions = () => conversationActions(world.services);
  const newest = async (): Promise<ChatMessage> => {
    const { messages } = await world.session.history.page(groupId);
    return messages[0] ?? assert.fail('no message');
  };
  const updates = () => world.calls().filter((call) => call === 'updateMessage').length;

  it('its text and a link to it can be copied', async () => {
    const message = await newest();
    await actions().act(panel(), 'copyText', message);
    assert.equal(await vscode.env.clipboard.readText(), message.text?.plain_text);
    await actions().act(panel(), 'copyLink', message);
    assert.deepEqual(readMessageLink(vscode.Uri.parse(await vscode.env.clipboard.readText())), {
      app: world.emulator.app.appId,
      group: groupId,
      thread: undefined,
      message: message.message_id,
    });
  });

  it('a card of the bot is blanked after a question, and nothing happens without a yes', async () => {
    await world.control('/messages', { group: 'Release room', from: 'Deploy Bot', card: CARD });
    const card = await newest();
    await actions().act(panel(), 'blank', card);
    assert.equal(updates(), 0);
    const [asked] = dialogs.shown;
    assert.match(asked?.detail ?? '', /bots can't recall messages/u);
    dialogs.press(/^Blank Card$/u);
    await actions().act(panel(), 'blank', card);
    assert.equal(updates(), 1);
    const { interactive_message: now } = await newest();
    assert.deepEqual(
      now?.elements?.map(({ element_type: type, description }) => [type, description?.text]),
      [['description', 'This card was withdrawn.']],
    );
  });

  it('a redirect button shows where it leads, and what a tap sends is not known', async () => {
    await world.control('/messages', { group: 'Release room', from: 'Deploy Bot', card: CARD });
    const card = await newest();
    await actions().link(card, '/2/button');
    assert.match((await dialogs.find(/./u)).detail ?? '', /https:\/\/example\.com\/log/u);
    await actions().link(card, '/1/button');
    await dialogs.find(/without the values of their buttons/u);
  });
});
