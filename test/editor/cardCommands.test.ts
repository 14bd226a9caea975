import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askWho, sendCardToMe } from '../../src/extension/cards/files/sendCardToMe';
import { newCard } from '../../src/extension/cards/files/newCard';
import { WHOLE_CARDS } from '../../src/cards/snippets/wholeCards';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';
import { untilTabs } from './tabs';

interface Item {
  readonly label: string;
}

function replace(name: string, value: unknown): void {
  Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
}

describe('a new card', () => {
  const originals = { ...vscode.window };
  afterEach(async () => {
    replace('showQuickPick', originals.showQuickPick);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function choose(label: string): Promise<vscode.TextDocument | undefined> {
    replace('showQuickPick', (items: readonly Item[]) =>
      Promise.resolve(items.find((item) => item.label === label)),
    );
    return newCard();
  }

  it('is a card file before it is saved, with its preview beside it', async () => {
    const document = await choose('Incident');
    assert.ok(document);
    assert.match(document.uri.path, /^Untitled-\d+\/incident\.seatalk-card\.json$/u);
    assert.equal(document.isUntitled, true);
    const wanted = WHOLE_CARDS.find(({ id }) => id === 'incident')?.elements;
    assert.deepEqual((JSON.parse(document.getText()) as { elements: unknown }).elements, wanted);
    await untilTabs(() =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputWebview),
      ),
    );
  });

  it('gets a name of its own beside one that is open', async () => {
    await choose('Poll');
    assert.match((await choose('Poll'))?.uri.path ?? '', /\/poll-2\.seatalk-card\.json$/u);
  });

  it('is not made when nothing was chosen', async () => {
    assert.equal(await choose('No such thing'), undefined);
  });
});

describe('a card sent to oneself', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let asked: { title?: string; value?: string }[];
  let document: vscode.TextDocument;
  const originals = { ...vscode.window };

  async function start(options?: { readonly production?: boolean }): Promise<void> {
    world = await openWorld(options);
    dialogs = new Dialogs();
    asked = [];
    const [card] = WHOLE_CARDS;
    const content = JSON.stringify({ elements: card?.elements });
    document = await vscode.workspace.openTextDocument({ language: 'json', content });
  }

  afterEach(async () => {
    replace('showInputBox', originals.showInputBox);
    dialogs.dispose();
    await world.close();
  });

  const answer = (text: string | undefined) =>
    replace('showInputBox', (options: { title?: string; value?: string }) => {
      asked.push(options);
      return Promise.resolve(text);
    });
  const sends = () => world.calls().filter((call) => call === 'sendMessageToBotUser').length;

  /** Somebody the app reaches. */
  async function email(): Promise<string> {
    const { people } = (await world.control('/people', undefined, 'GET')) as {
      people?: readonly { email?: string }[];
    };
    return people?.find((person) => person.email)?.email ?? '';
  }

  it('goes to whom the person says they are, and is not asked again', async () => {
    await start();
    answer(await email());
    const first = await sendCardToMe(world.services, document);
    assert.equal(first?.status, 'sent');
    assert.equal(first.target?.kind, 'person');
    // The same card twice within seconds may be a slip.
    dialogs.press(/^Send$/u);
    const second = await sendCardToMe(world.services, document);
    assert.equal(second?.status, 'sent');
    const { detail } = await dialogs.find(/^Send this to /u);
    assert.match(detail ?? '', /less than 10 seconds ago/u);
    assert.equal(asked.length, 1);
    assert.equal(sends(), 2);
  });

  it('goes to somebody else once they said so', async () => {
    await start();
    answer(await email());
    await askWho(world.services);
    answer('e_zzzzzzzz');
    assert.equal(await askWho(world.services), undefined, 'nobody has this code');
    assert.match(asked.at(-1)?.value ?? '', /^e_/u, 'the one known is there to be changed');
    const result = await sendCardToMe(world.services, document);
    assert.equal(result?.status, 'sent', 'the one before stays');
  });

  it('goes nowhere when the person names nobody', async () => {
    await start();
    answer(undefined);
    assert.equal(await sendCardToMe(world.services, document), undefined);
    assert.equal(sends(), 0);
  });

  it('is confirmed for an app marked production', async () => {
    await start({ production: true });
    answer(await email());
    const result = await sendCardToMe(world.services, document);
    assert.equal(result?.status, 'given_up');
    assert.equal(sends(), 0);
    assert.ok(dialogs.shown.some(({ modal }) => modal));
  });
});
