import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RequestOf } from '../../src/contract/endpoints';
import { SERVICE_NOTICE_MAX_RECEIVERS } from '../../src/contract/limits';
import { ServiceNoticeFlow } from '../../src/extension/serviceNotices/serviceNoticeFlow';
import type { NoticeEnd, NoticeRequest } from '../../src/extension/serviceNotices/serviceNoticeFlow';
import { createServices } from '../../src/extension/session/services';
import { testContext } from '../support/extensionContext';
import { until as eventually } from '../support/until';
import { Answers } from './answers';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { Dialogs } from './sendDialogs';

const MIRA = 'e_7k2m9q4x';
const RAVI = 'e_5p1d8s2k';
const JO = 'e_3v8n1b6c';
/** Starts next week, and hasn't signed in yet. */
const HANA = 'e_2g6p4k7t';

const title = (text: string) => ({ element_type: 'title', title: { text } });

describe('a service notice', () => {
  let world: GroupsWorld;
  let answers: Answers;
  let dialogs: Dialogs;
  let flow: ServiceNoticeFlow;
  let previews: RequestOf<'sendServiceNotice'>[];
  const { withProgress } = vscode.window;

  async function open(options?: { readonly production?: boolean }): Promise<void> {
    world = await openWorld(options);
    answers = new Answers();
    dialogs = new Dialogs();
    previews = [];
    flow = new ServiceNoticeFlow(world.services, async (request) => {
      assert.equal(sends(), 0, 'nothing is sent before it was shown');
      previews.push(request);
    });
  }

  afterEach(async () => {
    replace('withProgress', withProgress);
    dialogs.dispose();
    answers.dispose(dialogs.shown.map(({ message }) => message));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await world.close();
  });

  const sends = () => world.calls().filter((call) => call === 'sendServiceNotice').length;

  async function sourceOf(value: unknown) {
    const content = JSON.stringify(value);
    const { uri } = await vscode.workspace.openTextDocument({ content, language: 'json' });
    return { uri: uri.toString() };
  }

  /** Sends a card to people. */
  const send = async (request: Partial<NoticeRequest>): Promise<NoticeEnd> =>
    flow.run({ source: await sourceOf([title('Badge expiring')]), ...request });

  /** What came to a person as notices, as JSON. */
  async function received(person: string): Promise<string[]> {
    const { chats } = await world.control(`/people/${person}/chats`, undefined, 'GET');
    const rows = chats as { readonly key: string; readonly kind: string }[];
    const notices = rows.find(({ kind }) => kind === 'notice');
    if (!notices) return [];
    const { messages } = await world.control(
      `/chats/${encodeURIComponent(notices.key)}/messages`,
      undefined,
      'GET',
    );
    return (messages as unknown[]).map((message) => JSON.stringify(message));
  }

  const fates = ({ outcome }: NoticeEnd) => [...(outcome ?? [])].map(([code, { kind }]) => [code, kind]);

  it('goes to three people, of whom one fails; the retry goes to that one only', async () => {
    await open();
    answers.give(/^Send to 3 people$/u);
    const failed = answerOf('showErrorMessage', async () => {
      // Signs in while the notice is being read.
      await world.control(`/people/${HANA}`, { signed_in: true }, 'PATCH');
      return 'Retry Failed (1)';
    });
    const ended = await send({ people: [MIRA, RAVI, HANA] });
    assert.equal(ended.status, 'partly');
    assert.deepEqual(fates(ended), [
      [MIRA, 'sent'],
      [RAVI, 'sent'],
      [HANA, 'failed'],
    ]);
    assert.deepEqual(previews[0]?.employee_codes, [MIRA, RAVI, HANA]);
    await dialogs.find(/^Service notice sent to 3 people\.$/u);
    assert.match(failed[0] ?? '', /^Sent to 2 of 3 people\. Hana Sato: The person has not signed in/u);
    assert.equal(sends(), 2);
    for (const person of [MIRA, RAVI, HANA]) assert.equal((await received(person)).length, 1, person);
  });

  it('shows the result of each person, and copies those who failed', async () => {
    await open();
    answers.give(/^Send to 2 people$/u, /^Copy Failed$/u);
    dialogs.press(/^Show Results$/u);
    await send({ people: [MIRA, HANA] });
    await dialogs.find(/^Sent to 1 of 2 people/u);
    await eventually('the results are not shown', () =>
      answers.asked.some(({ labels }) => labels.includes('Copy Failed')),
    );
    const list = answers.asked.at(-1)?.labels ?? [];
    assert.deepEqual(list, ['Retry Failed (1)', 'Copy Failed', 'people', 'Mira Tan', 'Hana Sato']);
    await eventually('nothing was copied', async () => (await vscode.env.clipboard.readText()) === HANA);
  });

  it('goes to a pasted table, once those who were not found are named', async () => {
    await open();
    await vscode.env.clipboard.writeText(
      [
        'Name,Email,Desk',
        '"Tan, Mira",mira.tan@example.com,7F-12',
        'Ravi Menon,Ravi.Menon@example.com,7F-13',
        'Mira again,MIRA.TAN@example.com,7F-12',
        'No One,no.one@example.com,',
        'Left,daniel.koh@example.com,',
      ].join('\r\n'),
    );
    answers.give(/^List on Clipboard$/u, /^Send to 2 people$/u);
    dialogs.press(/^Continue with 2 People$/u);
    const ended = await send({});
    assert.equal(ended.status, 'sent');
    const named = dialogs.shown.find(({ modal }) => modal);
    assert.equal(named?.message, "2 entries of the list weren't found.");
    assert.equal(
      named.detail,
      'no.one@example.com: not visible to this app\ndaniel.koh@example.com: left the organization',
    );
    assert.deepEqual(previews[0]?.employee_codes, [MIRA, RAVI]);
    assert.equal(world.calls().filter((call) => call === 'getEmployeeCodeWithEmail').length, 1);
    const told = await dialogs.find(/^Service notice sent to 2 people\.$/u);
    assert.deepEqual(told.buttons, ['Copy Message IDs']);
  });

  it('goes to nobody when the ones who were not found matter', async () => {
    await open();
    answers.give(/^Enter or Paste List…$/u, `${MIRA}, no.one@example.com`);
    const ended = await send({});
    assert.equal(ended.status, 'given_up');
    assert.equal(dialogs.shown[0]?.modal, true);
    assert.deepEqual([previews.length, sends()], [0, 0]);
  });

  it('is each person’s own language, else the default', async () => {
    await open();
    answers.give(/^Write Text…$/u, 'Maintenance', 'Tonight **22:00**');
    answers.give(/^Add .*zh-Hans/u, '维护', '今晚', /^Continue$/u);
    answers.give(/^Enter or Paste List…$/u, `${MIRA} ${JO}`, /^Send to 2 people$/u);
    assert.equal((await flow.run({})).status, 'sent');
    assert.deepEqual(Object.keys(previews[0]?.interactive_message ?? {}), ['default', 'zh-Hans']);
    assert.match((await received(MIRA))[0] ?? '', /Maintenance/u);
    assert.match((await received(JO))[0] ?? '', /维护/u);
  });

  it('can be narrowed after a look at it', async () => {
    await open();
    answers.give(/^Recipients…$/u, [/^Ravi Menon$/u], /^Send to Ravi Menon$/u);
    assert.equal((await send({ people: [MIRA, RAVI] })).status, 'sent');
    assert.equal((await received(MIRA)).length, 0);
    assert.equal((await received(RAVI)).length, 1);
  });

  it('is not sent when it is left after the preview', async () => {
    await open();
    assert.equal((await send({ people: [MIRA] })).status, 'given_up');
    assert.deepEqual([previews.length, sends()], [1, 0]);
  });

  it('without the permission names it, and reaches nobody', async () => {
    await open();
    await world.control('/faults', { call: 'sendServiceNotice', code: 103 });
    answers.give(/^Send to Mira Tan$/u);
    assert.equal((await send({ people: [MIRA] })).status, 'failed');
    const told = await dialogs.find(/permission "Send Service Notice \(Internationalized\)"/u);
    assert.match(told.message, /^The service notice wasn't sent\./u);
    assert.deepEqual(told.buttons, ['Retry Failed (1)', 'Open Developer Portal']);
  });

  it('that nobody answered may have been delivered, which is said, and is never repeated', async () => {
    await open();
    await world.control('/faults', { call: 'sendServiceNotice', cut: 'after' });
    answers.give(/^Send to Mira Tan$/u);
    const ended = await send({ people: [MIRA] });
    assert.deepEqual([ended.status, fates(ended)], ['partly', [[MIRA, 'unknown']]]);
    const told = await dialogs.find(/didn't confirm the service notice to Mira Tan\./u);
    assert.deepEqual(told.buttons, ['Show Results'], 'there is no retry');
    assert.equal(sends(), 1);
    assert.equal((await received(MIRA)).length, 1);
    const { interrupted } = await (await createServices(world.window.context).outbox()).takeInterrupted();
    assert.deepEqual(interrupted, [], 'nothing is left to tell after a reload');
  });

  it('that is stopped in the middle may have been delivered, too', async () => {
    await open();
    await world.control('/faults', { call: 'sendServiceNotice', delayMs: 60_000, count: 1 });
    // Cancels as soon as there is something to cancel.
    replace('withProgress', (_options: unknown, work: (...given: unknown[]) => Promise<unknown>) => {
      const stop = new vscode.CancellationTokenSource();
      const working = work({ report: () => undefined }, stop.token);
      stop.cancel();
      return working;
    });
    answers.give(/^Send to Mira Tan$/u);
    assert.deepEqual(fates(await send({ people: [MIRA] })), [[MIRA, 'unknown']]);
    await dialogs.find(/may have been delivered, so it won't be resent\.$/u);
    assert.equal(
      dialogs.shown.flatMap(({ buttons }) => buttons).filter((each) => /Retry/u.test(each)).length,
      0,
    );
  });

  it('asks before it goes out through an app in production', async () => {
    await open({ production: true });
    answers.give(/^Send to Mira Tan$/u);
    assert.equal((await send({ people: [MIRA] })).status, 'given_up');
    assert.match(dialogs.shown[0]?.detail ?? '', /is marked as production/u);
    assert.equal(sends(), 0);
  });

  it('is for 50 people at most, and no call is made for more', async () => {
    await open();
    const many = Array.from({ length: 4 * SERVICE_NOTICE_MAX_RECEIVERS + 1 }, (_, index) => `MT-${index}`);
    answers.give(/^Enter or Paste List…$/u, many.join(' '));
    assert.equal((await send({})).status, 'given_up');
    await dialogs.find(/^A service notice is sent to at most 50 people\. This list has 201\.$/u);
    assert.deepEqual(world.calls(), []);
    await assert.rejects(
      world.session.client.sendServiceNotice({
        tag: 'interactive_message',
        interactive_message: { default: { elements: [{ element_type: 'title', title: { text: 'Hi' } }] } },
        employee_codes: many.slice(0, SERVICE_NOTICE_MAX_RECEIVERS + 1),
      }),
      { kind: 'invalid' },
    );
  });

  it('of a card that SeaTalk would reject is not sent, and shows the problem', async () => {
    await open();
    const ended = await flow.run({ source: await sourceOf([title('')]), people: [MIRA] });
    assert.equal(ended.status, 'given_up');
    await dialogs.find(/^SeaTalk would reject this card\./u);
    assert.deepEqual(world.calls(), []);
  });

  it('goes to the people that the body of a call names', async () => {
    await open();
    const source = await sourceOf({
      tag: 'interactive_message',
      interactive_message: { default: { elements: [title('Hi')] } },
      employee_codes: [MIRA],
      usable_platform: 'mobile',
    });
    answers.give(/^People in the Card$/u, /^Send to Mira Tan$/u);
    assert.equal((await flow.run({ source })).status, 'sent');
    assert.equal(previews[0]?.usable_platform, 'mobile');
  });

  it('needs an app, which is offered', async () => {
    await open();
    const window = testContext();
    const without = new ServiceNoticeFlow(createServices(window.context), async () => undefined);
    assert.equal((await without.run({ people: [MIRA] })).status, 'given_up');
    assert.deepEqual(dialogs.shown[0]?.buttons, ['Start Local SeaTalk', 'Add App']);
    await window.dispose();
  });
});

function replace(name: string, value: unknown): void {
  Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
}

/** Answers one kind of notice once, after some work. @returns what was shown. Put back with the dialogs. */
function answerOf(name: 'showErrorMessage', answer: () => Promise<string>): string[] {
  const shown: string[] = [];
  replace(name, async (message: string) => {
    shown.push(message);
    return answer();
  });
  return shown;
}
