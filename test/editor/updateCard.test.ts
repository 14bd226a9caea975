import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CardElements } from '../../src/contract/cards';
import { Comparisons } from '../../src/extension/cards/update/comparisons';
import { EditedCards } from '../../src/extension/cards/update/newCard/editedCards';
import { SentCardLenses } from '../../src/extension/cards/update/newCard/sentCardLenses';
import { sentCardOf, sentCardUri } from '../../src/extension/cards/source/sentCard';
import { SentCardDocuments } from '../../src/extension/cards/update/sentCard/sentCardDocuments';
import { UpdateFlow } from '../../src/extension/cards/update/updateFlow';
import type { UpdateRequest } from '../../src/extension/cards/update/updateFlow';
import type { CardRef } from '../../src/extension/cards/source/sentCard';
import { LoadMoreNode } from '../../src/extension/groups/nodes/loadMoreNode';
import { MessageNode } from '../../src/extension/groups/nodes/messageNode';
import { SendFlow } from '../../src/extension/send/sendFlow';
import { PNG, approval, done, replace } from './cardUpdates';
import { Rows, openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';
import { enter, escape } from './quickPickKeys';
import { inFront, untilTabs } from './tabs';

const DAY_MS = 24 * 3_600_000;
describe('an update of a card that was sent', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let comparisons: Comparisons;
  let edited: EditedCards;
  let flow: UpdateFlow;
  let groupId: string;
  let files = 0;

  async function open(options?: { readonly production?: boolean }): Promise<void> {
    world = await openWorld(options);
    dialogs = new Dialogs();
    comparisons = new Comparisons();
    edited = new EditedCards();
    flow = new UpdateFlow(world.services, { comparisons, edited });
    await world.session.groups.refresh();
    groupId = world.session.groups.groups[0]?.groupId ?? '';
  }

  afterEach(async () => {
    dialogs.dispose();
    comparisons.dispose();
    edited.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await world.close();
  });

  const isComparing = () => inFront() instanceof vscode.TabInputTextDiff;
  const updates = () => world.calls().filter((call) => call === 'updateMessage').length;
  const elementsOf = async ({ messageId }: CardRef) => {
    const read = await world.session.client.getMessageByMessageId({ message_id: messageId });
    return read.interactive_message?.elements ?? [];
  };
  const textsOf = async (ref: CardRef) =>
    (await elementsOf(ref)).map(({ title, description, button }) => (title ?? description ?? button)?.text);

  /** Sends a card the way a person does, so that it is remembered. */
  async function sendFromHere(elements: CardElements = approval): Promise<CardRef> {
    const sends = new SendFlow(world.services);
    const result = await sends.run({
      sources: [{ kind: 'text', text: JSON.stringify({ elements }) }],
      form: 'card',
      target: { kind: 'group', groupId, name: 'Release crew' },
    });
    assert.equal(result.status, 'sent');
    return { messageId: result.messageIds[0] ?? '', groupId };
  }

  /** Sends a card as the bot itself would: nothing of it is known here. */
  async function sendFromBot(elements: CardElements = approval): Promise<CardRef> {
    const message = { tag: 'interactive_message' as const, interactive_message: { elements } };
    const sent = await world.session.client.sendMessageToGroupChat({ group_id: groupId, message });
    return { messageId: sent.message_id ?? '', groupId };
  }

  /** A card file. Never the same name twice: the editor may still have the text of a name that was used before. */
  async function fileOf(elements: unknown): Promise<vscode.Uri> {
    const file = vscode.Uri.file(path.join(world.window.folder, `new-${++files}.json`));
    await vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify({ elements }, undefined, 2)));
    return file;
  }

  /** Runs to the question and answers it by the button. */
  async function update(request: UpdateRequest, button = /^Update Card$/u) {
    dialogs.press(button);
    return flow.run(request);
  }

  it('from a file replaces the whole card, and says where to see it', async () => {
    await open();
    const ref = await sendFromHere();
    assert.equal(await update({ ref, file: await fileOf(done) }), 'updated');
    assert.deepEqual(await textsOf(ref), ['Deploy 1482', 'Target: **staging**', 'Approved by Mira Tan']);
    const asked = await dialogs.find(/^Update card "Deploy 1482" in /u);
    assert.match(asked.message, /Elements: 1 added, 2 removed\.$/u);
    assert.deepEqual(asked.buttons, ['Update Card', 'Cancel']);
    const told = await dialogs.find(/^Updated card "Deploy 1482"\.$/u);
    assert.deepEqual(told.buttons, ['Show Message']);
    assert.equal(updates(), 1);
  });

  it('shows both cards side by side before anything is sent, and can be confirmed there', async () => {
    await open();
    const ref = await sendFromHere();
    const running = flow.run({ ref, file: await fileOf(done) });
    await dialogs.find(/^Update card/u);
    await untilTabs(isComparing);
    const input = inFront();
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const [before, after] = [input.original, input.modified].map((uri) =>
      comparisons.provideTextDocumentContent(uri),
    );
    assert.match(before ?? '', /"value": "dep:go:k93x"/u, 'what was sent from here is known with its values');
    assert.match(before ?? '', /\(image of [\d.]+ kB, [\da-f]{8}\)/u);
    assert.match(after ?? '', /Approved by Mira Tan/u);
    for (const side of [before, after]) {
      assert.match(side ?? '', /^\/\/ Update card "Deploy 1482" in /u, 'the question stands above the cards');
      assert.match(side ?? '', /^\/\/ Choose "Update Card" in the title of this editor\./mu);
    }
    assert.equal(updates(), 0);
    comparisons.confirm(undefined);
    assert.equal(await running, 'updated');
    // The comparison is put away.
    await untilTabs(() => !isComparing());
  });

  it('is not sent when the person says no, or closes the comparison', async () => {
    await open();
    const ref = await sendFromHere();
    const file = await fileOf(done);
    assert.equal(await update({ ref, file }, /^Cancel$/u), 'given_up');
    dialogs.shown.length = 0;
    const running = flow.run({ ref, file });
    await dialogs.find(/^Update card/u);
    await untilTabs(isComparing);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    assert.equal(await running, 'given_up');
    assert.equal(updates(), 0);
  });

  it('says which values nobody can compare, and never drops them silently', async () => {
    await open();
    const ref = await sendFromBot();
    const changed = approval.map((element) =>
      element.element_type === 'title' ? { ...element, title: { text: 'Deploy 1483' } } : element,
    );
    assert.equal(await update({ ref, file: await fileOf(changed) }), 'updated');
    const asked = await dialogs.find(/^Update card/u);
    assert.match(asked.message, /Elements: 1 changed\. SeaTalk doesn't return the old values of “Approve”/u);
  });

  it('of an app marked production says so', async () => {
    await open({ production: true });
    const ref = await sendFromBot();
    assert.equal(await update({ ref, file: await fileOf(done) }, /^Cancel$/u), 'given_up');
    const asked = await dialogs.find(/^Update card/u);
    assert.match(asked.message, /marked as production\. Real people will see this/u);
  });

  it('that changes nothing is not sent', async () => {
    await open();
    const ref = await sendFromHere();
    assert.equal(await flow.run({ ref, file: await fileOf(approval) }), 'given_up');
    const told = await dialogs.find(
      /is already up to date\. Nothing was sent\. The values of “Approve” come from the copy sent/u,
    );
    assert.deepEqual(told.buttons, ['Update Anyway']);
    assert.equal(updates(), 0);
    dialogs.press(/^Update Anyway$/u);
    assert.equal(
      await update({ ref, file: await fileOf(approval) }),
      'updated',
      'the bot may have changed the values',
    );
    const plain = await sendFromHere(done);
    dialogs.shown.length = 0;
    assert.equal(await flow.run({ ref: plain, file: await fileOf(done) }), 'given_up');
    assert.deepEqual((await dialogs.find(/is already up to date/u)).buttons, ['OK']);
    assert.equal(updates(), 1);
  });

  it('of a direct chat is known from here alone, and says whose chat it is', async () => {
    await open();
    const target = { kind: 'person', employeeCode: 'e_7k2m9q4x', name: 'Mira Tan' } as const;
    const sends = new SendFlow(world.services);
    const sources = [{ kind: 'text', text: JSON.stringify({ elements: approval }) } as const];
    const sent = await sends.run({ sources, form: 'card', target });
    dialogs.press(/^Update Card$/u);
    assert.equal(await enter(flow.run({ file: await fileOf(done) })), 'updated');
    await dialogs.find(/^Update card "Deploy 1482" in Mira Tan\?/u);
    assert.equal((await elementsOf({ messageId: sent.messageIds[0] ?? '' })).length, 3);
    const told = await dialogs.find(/^Updated card/u);
    assert.deepEqual(told.buttons, [], 'there is no history to show it in');
  });

  it('of a card known by its id alone may be one of a service notice, which is said', async () => {
    await open();
    const { delivery } = await world.session.client.sendServiceNotice({
      tag: 'interactive_message',
      interactive_message: { default: { elements: approval } },
      employee_codes: ['e_7k2m9q4x'],
    });
    const ref = { messageId: delivery?.[0]?.message_id ?? '' };
    assert.equal(await update({ ref, file: await fileOf(done) }, /^Cancel$/u), 'given_up');
    await dialogs.find(/doesn't document whether cards in service notices/u);
  });

  it('remembers the new card, so that the next one can be compared with it', async () => {
    await open();
    const ref = await sendFromBot();
    await update({ ref, file: await fileOf(approval) });
    const [kept] = await world.session.sentCards.load();
    assert.deepEqual([kept?.messageId, kept?.elements], [ref.messageId, approval]);
  });

  it('with a card that SeaTalk would reject is not sent, and shows the problem', async () => {
    await open();
    const ref = await sendFromHere();
    const file = await fileOf([{ element_type: 'title', title: { text: '' } }]);
    assert.equal(await flow.run({ ref, file }), 'refused');
    const told = await dialogs.find(/can't replace the sent one/u);
    assert.deepEqual(told.buttons, ['Show Problem']);
    assert.equal(updates(), 0);
  });

  it('of another bot’s card, a text or a made-up id is refused in words', async () => {
    await open();
    // The app learns which bot it is from what it has sent.
    await sendFromHere();
    const post = async (message: object) => {
      const written = await world.control('/messages', { group: groupId, ...message });
      return (written['message_ids'] as Record<string, string>)[world.emulator.app.appId] ?? '';
    };
    await world.session.history.page(groupId);
    const file = await fileOf(done);
    const refusal = async (messageId: string, words: RegExp) => {
      assert.equal(await flow.run({ ref: { messageId }, file }), 'refused');
      await dialogs.find(words);
    };
    await refusal(
      await post({ from: 'Standup Bot', card: { elements: approval } }),
      /only the bot that sent a card/u,
    );
    await refusal(await post({ from: 'Mira Tan', text: 'hello' }), /Only cards can be updated/u);
    await refusal('invented', /message id is invalid/u);
    assert.equal(updates(), 0);
  });

  it('after seven days is refused, with the day they ended where that is known', async () => {
    await open();
    const ref = await sendFromHere();
    const file = await fileOf(done);
    const later = {
      ...world.services,
      clock: { ...world.services.clock, now: () => Date.now() + 8 * DAY_MS },
    };
    const late = new UpdateFlow(later, { comparisons, edited });
    assert.equal(await late.run({ ref, file }), 'refused');
    await dialogs.find(/for 7 days\. For this card, that ended on .*\d{4}/u);
    await world.control('/clock/advance', { by: '8d' });
    assert.equal(await flow.run({ ref, file }), 'refused');
    await dialogs.find(/no message with that id\. It is older than 7 days/u);
    assert.equal(updates(), 0);
  });

  it('that is refused says why, by the code', async () => {
    await open();
    const ref = await sendFromHere();
    await world.control('/faults', { call: 'updateMessage', code: 4012 });
    assert.equal(await update({ ref, file: await fileOf(done) }), 'failed');
    const told = await dialogs.find(/wasn't updated\. The bot may not do this/u);
    assert.equal(told.kind, 'error');
  });

  it('that nobody confirmed looks whether it took effect, and can be tried again', async () => {
    await open();
    const ref = await sendFromHere();
    const file = await fileOf(done);
    await world.control('/faults', { call: 'updateMessage', status: 200, count: 1 });
    dialogs.press(/^Update Card$/u);
    dialogs.press(/^Try Again$/u);
    assert.equal(await flow.run({ ref, file }), 'failed');
    await dialogs.find(/wasn't updated\. It still matches the old one/u);
    await dialogs.find(/^Updated card/u);
    assert.equal((await elementsOf(ref)).length, 3);
    await world.control('/faults', { call: 'updateMessage', status: 200, afterEffect: true, count: 1 });
    assert.equal(await update({ ref, file: await fileOf(approval) }), 'updated');
    await dialogs.find(/didn't confirm the update .* but the card now matches the new one/u);
  });

  it('by editing what was sent starts from the whole card, and goes back to that card', async () => {
    await open();
    const ref = await sendFromHere();
    assert.equal(await enter(flow.run({ ref })), 'editing');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    assert.match(document.fileName, /Deploy 1482\.seatalk-card\.json$/u);
    assert.deepEqual(JSON.parse(document.getText()), { elements: approval });
    await replace(document, 'staging', 'production');
    assert.equal(await update({ file: document.uri }), 'updated');
    assert.equal((await textsOf(ref))[1], 'Target: **production**');
  });

  it('by editing a card of which values are lost cannot be sent before they are filled in', async () => {
    await open();
    const ref = await sendFromBot();
    assert.equal(await enter(flow.run({ ref })), 'editing');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document, selection } = editor;
    assert.deepEqual(dialogs.shown, [], 'the way on is in the document, where it stays');
    const lenses = new SentCardLenses(edited);
    const [go, remark] = lenses.provideCodeLenses(document).map(({ command }) => command);
    assert.deepEqual(
      [go?.title, go?.command, go?.arguments],
      ['Update Sent Card…', 'seatalk.updateCard', [document.uri]],
    );
    assert.match(remark?.title ?? '', /doesn't return the values of “Approve”\. Fill in what is missing\./u);
    assert.match(document.lineAt(selection.active.line).text, /"value": ""/u, 'the cursor waits there');
    assert.match(document.getText(), new RegExp(PNG.replaceAll('+', '\\+'), 'u'), 'the image was fetched');
    assert.equal(await flow.run({ file: document.uri }), 'refused');
    assert.equal(updates(), 0);
    await replace(document, '"value": ""', '"value": "dep:go:new"');
    assert.equal(await update({ file: document.uri }), 'updated');
  });

  it('of the file in front that was made from a sent card asks neither which card nor what it becomes', async () => {
    await open();
    const ref = await sendFromHere();
    assert.equal(await enter(flow.run({ ref })), 'editing');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    await replace(document, 'staging', 'production');
    assert.equal(await update({ front: document.uri }), 'updated');
    assert.equal((await textsOf(ref))[1], 'Target: **production**');
  });

  it('has its lens above a card that is shown from its message', async () => {
    await open();
    const ref = await sendFromHere();
    const uri = sentCardUri(ref, 'Deploy 1482');
    const shown = { uri, validateRange: (range: vscode.Range) => range } as vscode.TextDocument;
    const [lens] = new SentCardLenses(edited).provideCodeLenses(shown);
    assert.deepEqual(lens?.command?.arguments, [uri]);
    assert.deepEqual(sentCardOf(uri), { ...ref, threadId: undefined });
  });

  it('is offered on rows of cards of the app alone', async () => {
    await open();
    await sendFromHere();
    await world.session.history.page(groupId);
    await world.control('/messages', { group: groupId, from: 'Standup Bot', card: { elements: approval } });
    await world.control('/messages', { group: groupId, from: 'Mira Tan', text: 'hello' });
    const rows = new Rows(world);
    rows.root.rows('');
    const group = rows.root.find(groupId);
    await group?.load();
    const [text, other, own] = (group?.children() ?? [])
      .filter((row) => row instanceof MessageNode)
      .map((row) => row.treeItem().contextValue);
    rows.root.dispose();
    assert.equal(text, 'seatalk.message.text');
    assert.equal(other, 'seatalk.message.text.card');
    assert.equal(own, 'seatalk.message.text.card.own');
  });

  it('shows in its row also far down, where pages are not read again', async () => {
    await open();
    const ref = await sendFromHere([{ element_type: 'title', title: { text: 'Rollout 7' } }]);
    await world.control('/messages', { group: groupId, from: 'Mira Tan', text: 'note {n}', times: 120 });
    const rows = new Rows(world);
    rows.root.rows('');
    const group = rows.root.find(groupId);
    assert.ok(group);
    await group.load();
    while (group.children().at(-1) instanceof LoadMoreNode) await group.loadMore();
    await world.session.client.updateMessage({
      message_id: ref.messageId,
      message: {
        interactive_message: { elements: [{ element_type: 'title', title: { text: 'All done' } }] },
      },
    });
    world.session.history.forget(ref.messageId);
    await group.refresh();
    group.conversation.replace(await world.session.history.message(ref.messageId));
    const labels = rows.labels(group);
    rows.root.dispose();
    assert.ok(labels.some((label) => label.endsWith(': All done')));
    assert.equal(
      labels.some((label) => label.endsWith(': Rollout 7')),
      false,
    );
  });

  it('can be looked at as a card, with a line on what its message does not tell', async () => {
    await open();
    const known = await sendFromHere();
    const unknown = await sendFromBot();
    const documents = new SentCardDocuments(world.services);
    const token = new vscode.CancellationTokenSource().token;
    const textOf = (ref: CardRef) =>
      documents.provideTextDocumentContent(documents.open(ref, 'Deploy 1482'), token);
    assert.deepEqual(JSON.parse(await textOf(known)), { elements: approval });
    const [line, ...rest] = (await textOf(unknown)).split('\n');
    assert.match(line ?? '', /^\/\/ As returned by SeaTalk\. .* the values of “Approve”\.$/u);
    assert.doesNotMatch(rest.join(), /null/u, 'empty fields are left out');
    assert.match(await textOf({ messageId: 'invented' }), /^\/\/ .*message id is invalid/u);
    documents.dispose();
  });

  it('is given up at every step without a call', async () => {
    await open();
    const ref = await sendFromHere();
    assert.equal(await escape(flow.run({})), 'given_up');
    assert.equal(await escape(flow.run({ ref })), 'given_up');
    assert.equal(updates(), 0);
  });

  it('begins on the card that was sent from here last', async () => {
    await open();
    const ref = await sendFromHere();
    dialogs.press(/^Update Card$/u);
    assert.equal(await enter(flow.run({ file: await fileOf(done) })), 'updated');
    assert.equal((await elementsOf(ref)).length, 3);
  });
});
