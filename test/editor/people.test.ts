import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { browseDepartments } from '../../src/extension/people/departments';
import { findPerson } from '../../src/extension/people/findPerson';
import { registerPersonHover } from '../../src/extension/people/hover/registerPersonHover';
import { profileText } from '../../src/extension/people/personDocuments';
import { settingIds } from '../../src/extension/contributions';
import { createServices } from '../../src/extension/session/services';
import { testContext } from '../support/extensionContext';
import { until } from '../support/until';
import { Answers } from './answers';
import { openWorld, Rows } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';
import { escape } from './quickPickKeys';
import { Dialogs } from './sendDialogs';

const MIRA = 'e_7k2m9q4x';

describe('a person', () => {
  let world: GroupsWorld;
  let dialogs: Dialogs;
  let answers: Answers | undefined;

  beforeEach(async () => {
    world = await openWorld();
    dialogs = new Dialogs();
  });
  afterEach(async () => {
    answers?.dispose();
    answers = undefined;
    dialogs.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await world.close();
  });

  const give = (...given: readonly RegExp[]): Answers => {
    answers = new Answers();
    answers.give(...given);
    return answers;
  };
  const calls = (name: string) => world.calls().filter((call) => call === name).length;

  it('is found by email, with what can be done', async () => {
    const { asked } = give(/^mira\.tan@example\.com$/u, /^Copy Employee Code$/u);
    await findPerson(world.services, 'mira.tan@example.com');
    assert.equal(await vscode.env.clipboard.readText(), MIRA);
    assert.deepEqual(asked[1], {
      title: 'Mira Tan',
      labels: [
        'Send Message…',
        'Send Service Notice…',
        'Copy Employee Code',
        'Copy Email',
        'Copy SeaTalk ID',
        'Show Typing',
        'Show Language Preference',
        'Open Profile as JSON',
      ],
    });
  });

  it('is found by department, with the path to it', async () => {
    const { asked } = give(/^Engineering$/u, /^Mira Tan$/u, /^Copy Employee Code$/u);
    await browseDepartments(world.services);
    assert.equal(await vscode.env.clipboard.readText(), MIRA);
    assert.deepEqual([calls('getDepartments'), calls('getDepartmentEmployees')], [1, 1]);
    assert.equal(asked[0]?.title, 'Departments');
  });

  it('is shown for a few seconds that the bot is typing', async () => {
    give(/^Show Typing$/u);
    await world.session.people.resolve(MIRA);
    await findPerson(world.services, MIRA);
    assert.equal(calls('setSingleChatTyping'), 1);
    await dialogs.find(/sees for a few seconds that your bot is typing/u);
  });

  it('is found by employee code and by SeaTalk ID', async () => {
    give(/^e_3v8n1b6c$/u, /^Copy Email$/u, /^9021100034$/u, /^Copy Employee Code$/u);
    await findPerson(world.services, 'e_3v8n1b6c');
    assert.equal(await vscode.env.clipboard.readText(), 'jo.lim@example.com');
    await findPerson(world.services, '9021100034');
    assert.equal(await vscode.env.clipboard.readText(), 'e_5p1d8s2k');
  });

  it('is found by name once known, without a call, and has a language', async () => {
    await world.session.people.resolve('e_3v8n1b6c');
    const before = world.calls().length;
    give(/^Jo Lim$/u, /^Show Language Preference$/u);
    await findPerson(world.services, undefined);
    await dialogs.find(/^Jo Lim uses SeaTalk in .+ \(zh-Hans\)\.$/u);
    assert.deepEqual(world.calls().slice(before), ['getLanguagePreference']);
  });

  it('whom nobody knows is said in the list, which stays', async () => {
    const picks: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const { createQuickPick } = vscode.window;
    Object.defineProperty(vscode.window, 'createQuickPick', {
      value: () => {
        const pick = createQuickPick();
        picks.push(pick);
        return pick;
      },
      configurable: true,
      writable: true,
    });
    try {
      const finding = findPerson(world.services, 'no.one@example.com');
      await until('it is not said that nobody was found', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return (
          picks[0]?.items[0]?.label.startsWith('No one with the email no.one@example.com is visible') === true
        );
      });
      assert.equal(picks[0]?.value, 'no.one@example.com');
      await escape(finding);
    } finally {
      Object.defineProperty(vscode.window, 'createQuickPick', {
        value: createQuickPick,
        configurable: true,
        writable: true,
      });
    }
  });

  it('whose language may not be read: the permission is named', async () => {
    await world.control('/faults', { call: 'getLanguagePreference', code: 103 });
    await world.session.people.resolve(MIRA);
    give(/^Show Language Preference$/u);
    await assert.rejects(findPerson(world.services, MIRA), { kind: 'permission', code: 103 });
  });

  it('has a profile as JSON, or a reason why not', async () => {
    const token = new vscode.CancellationTokenSource().token;
    const read = (code: string) =>
      profileText(world.services, vscode.Uri.parse(`seatalk-person:/${code}/Someone.json`), token);
    const profile = JSON.parse(await read(MIRA)) as Record<string, unknown>;
    assert.equal(profile['email'], 'mira.tan@example.com');
    assert.match(await read('e_aaaaaaaa'), /^\/\/ No one with the employee code e_aaaaaaaa/u);
    await world.control('/faults', { call: 'getEmployeeProfile', code: 103 });
    assert.match(await read(MIRA), /^\/\/ The app doesn't have the permission "Get Contact Profile"/u);
  });

  it('needs an app, which is offered', async () => {
    const window = testContext();
    await findPerson(createServices(window.context), undefined);
    assert.deepEqual(dialogs.shown[0]?.buttons, ['Start Local SeaTalk', 'Add App']);
    await window.dispose();
  });

  it('is told by a hover in the details of a group', async () => {
    await Promise.all([world.session.groups.refresh(), world.session.people.resolve(MIRA)]);
    const rows = new Rows(world);
    const group = await rows.find(/^Release room$/u);
    const details = await rows.find(/^Details$/u, group);
    const members = await rows.find(/^Members$/u, details);
    const row = await rows.find(/^Mira Tan$/u, members);
    const hover = await row.hover(new AbortController().signal);
    assert.match(hover?.value ?? '', /mira\\?\.tan@example\\?\.com/u);
    assert.match(hover?.value ?? '', /e\\_7k2m9q4x/u);
  });

  describe('in any editor', () => {
    const settings = () => vscode.workspace.getConfiguration();
    let hover: vscode.Disposable;
    let document: vscode.TextDocument;

    beforeEach(async () => {
      hover = registerPersonHover(world.services);
      const content = 'owner: mira.tan@example.com\nreviewer: e_3v8n1b6c\nother: someone@gmail.com\n';
      document = await vscode.workspace.openTextDocument({ content, language: 'yaml' });
    });
    afterEach(async () => {
      hover.dispose();
      await settings().update(settingIds.peopleHover, undefined, vscode.ConfigurationTarget.Global);
      await settings().update(settingIds.peopleEmailDomains, undefined, vscode.ConfigurationTarget.Global);
    });

    const on = () => settings().update(settingIds.peopleHover, true, vscode.ConfigurationTarget.Global);
    async function words(line: number): Promise<string> {
      const at = new vscode.Position(line, 12);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((each) => (typeof each === 'string' ? each : each.value))
        .join('\n');
    }

    it('is not told as long as the setting is off, and nothing is asked', async () => {
      assert.deepEqual([await words(0), await words(1)], ['', '']);
      assert.deepEqual(world.calls(), []);
    });

    it('is told with the setting on, and asked for once', async () => {
      await on();
      assert.match(await words(1), /Jo Lim/u);
      await words(1);
      assert.equal(calls('getEmployeeProfile'), 1);
      // The domain is one of the organization, as Jo's email has it.
      assert.match(await words(0), /Mira Tan/u);
      await settings().update(settingIds.peopleHover, false, vscode.ConfigurationTarget.Global);
      assert.equal(await words(1), '');
    });

    it('of another domain is never asked for', async () => {
      await on();
      assert.equal(await words(2), '');
      assert.equal(await words(0), '', 'no domain is known yet');
      assert.equal(calls('getEmployeeCodeWithEmail'), 0);
      await settings().update(
        settingIds.peopleEmailDomains,
        ['@Example.com'],
        vscode.ConfigurationTarget.Global,
      );
      assert.match(await words(0), /Mira Tan/u);
    });

    it('is silent where the app may not ask, and does not ask again', async () => {
      await on();
      await world.control('/faults', { call: 'getEmployeeProfile', code: 103 });
      assert.deepEqual([await words(1), await words(1)], ['', '']);
      assert.equal(calls('getEmployeeProfile'), 1);
    });
  });
});
