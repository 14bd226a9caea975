import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MessageDocuments } from '../../src/extension/groups/messageDocuments';
import { openMedia } from '../../src/extension/groups/media/mediaActions';
import { MediaFiles } from '../../src/extension/groups/media/mediaFiles';
import { messageGist } from '../../src/conversations/messageGist';
import { openWorld } from './groupsWorld';
import { inFront, untilTabs } from './tabs';
import type { GroupsWorld } from './groupsWorld';

describe('messages of the groups view in editors', () => {
  let world: GroupsWorld;

  beforeEach(async () => {
    world = await openWorld();
    await world.session.groups.refresh();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await world.close();
  });

  /** The first message of the company that is of such a kind. */
  async function find(kind: string) {
    for (const { groupId } of world.session.groups.groups) {
      let cursor: string | undefined;
      do {
        const page = await world.session.history.page(groupId, cursor);
        const message = page.messages.find((each) => messageGist(each).kind === kind);
        if (message) return message;
        cursor = page.nextCursor;
      } while (cursor !== undefined);
    }
    throw new Error(`the company has no ${kind}`);
  }

  it('open as JSON that cannot be edited, and again after a reload', async () => {
    const message = await find('text');
    // The extension that is under test holds the scheme already; what it shows is read by its own session.
    const documents = new MessageDocuments(world.services.sessions);
    try {
      const uri = vscode.Uri.from({
        scheme: 'seatalk-message',
        path: `/${encodeURIComponent(message.message_id ?? '')}.json`,
      });
      const source = new vscode.CancellationTokenSource();
      const text = await documents.provideTextDocumentContent(uri, source.token);
      assert.deepEqual(JSON.parse(text), message);
      await documents.open(message, 'Ready to ship?');
      const shown = vscode.window.activeTextEditor?.document;
      assert.equal(shown?.uri.scheme, 'seatalk-message');
      assert.equal(shown.languageId, 'json');
    } finally {
      documents.dispose();
    }
  });

  it('show what a message says now, also where it is open already', async () => {
    const message = await find('text');
    const documents = new MessageDocuments(world.services.sessions);
    const changed: vscode.Uri[] = [];
    documents.onDidChange((uri) => changed.push(uri));
    try {
      await documents.open(message, 'Ready to ship?');
      const edited = { ...message, text: { plain_text: 'edited since' } };
      await documents.open(edited, 'edited since');
      const [uri] = changed;
      assert.equal(changed.length, 1);
      assert.ok(uri);
      const source = new vscode.CancellationTokenSource();
      assert.deepEqual(JSON.parse(await documents.provideTextDocumentContent(uri, source.token)), edited);
    } finally {
      documents.dispose();
    }
  });

  it('have tabs called by the words of the message', async () => {
    const documents = new MessageDocuments(world.services.sessions);
    try {
      await documents.open(await find('text'), 'Ready to ship? yes/no');
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'Ready to ship? yes no.json');
    } finally {
      documents.dispose();
    }
  });

  it('show a message that has changed meanwhile, whoever read it again', async () => {
    const { history, client } = world.session;
    const groupId = world.session.groups.groups[0]?.groupId ?? '';
    const card = (text: string) => ({
      interactive_message: { elements: [{ element_type: 'title' as const, title: { text } }] },
    });
    const { message_id: id = '' } = await client.sendMessageToGroupChat({
      group_id: groupId,
      message: { tag: 'interactive_message', ...card('Waits') },
    });
    const documents = new MessageDocuments(world.services.sessions);
    const changed: vscode.Uri[] = [];
    documents.onDidChange((uri) => changed.push(uri));
    try {
      await documents.open(await history.message(id ?? ''), 'Waits');
      await client.updateMessage({ message_id: id ?? '', message: card('Done') });
      await history.refresh(id ?? '');
      const [uri] = changed;
      assert.ok(uri);
      const source = new vscode.CancellationTokenSource();
      assert.match(await documents.provideTextDocumentContent(uri, source.token), /Done/u);
    } finally {
      documents.dispose();
    }
  });

  it('say why they cannot be read again', async () => {
    const documents = new MessageDocuments(world.services.sessions);
    try {
      const uri = vscode.Uri.from({ scheme: 'seatalk-message', path: '/nosuchmessage.json' });
      const source = new vscode.CancellationTokenSource();
      assert.match(await documents.provideTextDocumentContent(uri, source.token), /^\/\/ .*id/iu);
    } finally {
      documents.dispose();
    }
  });

  it('open their image in an editor, from the folder of the extension', async () => {
    const gist = messageGist(await find('image'));
    assert.ok(gist.mediaUrl);
    await openMedia(world.services, world.session, { url: gist.mediaUrl, kind: gist.kind });
    const shown = () => {
      const input = inFront();
      return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
        ? input
        : undefined;
    };
    await untilTabs(() => shown()?.uri.scheme === 'seatalk-media');
    const input = shown();
    assert.ok(input);
    assert.match(input.uri.path, /image\.(png|jpg|gif)$/u);
    const files = new MediaFiles(vscode.Uri.joinPath(world.services.context.globalStorageUri, 'media'));
    const { permissions } = await files.stat(input.uri);
    assert.equal(permissions, vscode.FilePermission.Readonly, 'a change would reach nobody');
    assert.ok((await files.readFile(input.uri)).byteLength > 0);
    for (const path of ['/../secret.json', `${input.uri.path}/../../x`, '/x/y', '/'])
      await assert.rejects(files.readFile(input.uri.with({ path })), path);
  });

  it('send no token to an address that is not of the platform', async () => {
    const { fetch } = globalThis;
    const asked = new Set<string>();
    globalThis.fetch = (input, init) => {
      asked.add(new URL(new Request(input).url).origin);
      return fetch(input, init);
    };
    try {
      const url = 'https://elsewhere.example.com/messaging/v2/file/x';
      // A local SeaTalk is asked for the file itself, as its links may lead to a public URL.
      await assert.rejects(openMedia(world.services, world.session, { url, kind: 'image' }), {
        kind: 'not_found',
      });
      assert.deepEqual([...asked], [world.session.profile.baseUrl]);
    } finally {
      globalThis.fetch = fetch;
    }
  });
});
