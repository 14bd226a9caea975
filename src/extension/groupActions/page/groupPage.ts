import * as vscode from 'vscode';
import type { Disposable } from '../../../base/clock';
import { Debounced } from '../../../base/debounced';
import { Disposables } from '../../../base/disposables';
import { present } from '../../../contract/absent';
import type { GroupFrame, GroupHost, MemberKind, Problem } from '../../../webview/group/protocol';
import { describeError } from '../../base/describeError';
import { logError } from '../../base/showError';
import { pickOne } from '../../base/quickPick';
import { commandIds } from '../../contributions';
import type { FrameHost } from '../../frames/frameHost';
import { openFrame } from '../../frames/openFrame';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import { namedGroup } from '../askGroup';
import { groupKind } from './groupKind';
import { groupHead, memberRows } from './groupView';
import { MemberPages } from './memberPages';

/** Names of people come in bursts. Milliseconds. */
const GATHER_MS = 100;

interface Help {
  readonly title: string;
  readonly run: () => unknown;
}

/** A group that is read with the session of its app. */
interface Reading {
  readonly session: Session;
  readonly pages: MemberPages;
  readonly watch: Disposable;
}

/** The page of one group of one app: settings, members, bots, and system accounts. Ends with its panel. */
export class GroupPage {
  readonly appId: string;
  readonly groupId: string;
  readonly panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #frame: FrameHost<GroupHost, GroupFrame>;
  readonly #names: Debounced;
  #reading: Reading | undefined;
  /** What the buttons of the problem that is shown do. */
  #help: readonly Help[] = [];
  #logged: unknown;

  /** @param appId id of the profile whose group it is. */
  constructor(services: Services, panel: vscode.WebviewPanel, appId: string, groupId: string) {
    this.#services = services;
    this.panel = panel;
    this.appId = appId;
    this.groupId = groupId;
    const icon = (theme: string) =>
      vscode.Uri.joinPath(services.context.extensionUri, 'media', `chat-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    this.#names = this.#owned.add(new Debounced(services.clock, GATHER_MS, () => this.#show()));
    this.#frame = openFrame({
      panel,
      kind: groupKind,
      extensionUri: services.context.extensionUri,
      clock: services.clock,
      title: vscode.l10n.t('Group Settings and Members'),
      given: { appId, groupId },
      onReady: () => {
        this.#show();
        if (!this.#reading) void this.begin();
      },
      onMessage: (message) => void this.#handle(message),
      answers: {},
    });
    this.#owned.add(
      panel.onDidDispose(() => {
        this.#end();
        this.#owned.dispose();
      }),
    );
    this.#setTitle(undefined);
  }

  /** Reads with the session that is active now, if it is the app's own. */
  async begin(): Promise<void> {
    const session = await this.#services.sessions.active();
    if (this.#reading && this.#reading.session === session) return;
    this.#end();
    if (session?.profile.id === this.appId) {
      const pages = new MemberPages(session.client, this.groupId, () => this.#show());
      const watch = session.people.onDidChange(() => this.#names.trigger());
      this.#reading = { session, pages, watch };
      await Promise.all([session.people.load(), session.groups.load()]);
      await pages.restart();
    } else this.#show();
  }

  /** Reads the group again. */
  refresh(): void {
    if (this.#reading) void this.#reading.pages.restart();
    else void this.begin();
  }

  #end(): void {
    this.#reading?.watch.dispose();
    this.#reading?.pages.stop();
    this.#reading = undefined;
  }

  #show(): void {
    const problem = this.#problem();
    const reading = this.#reading;
    if (!reading) return this.#frame.post({ type: 'view', isLoading: false, ...(problem && { problem }) });
    const { session, pages } = reading;
    const group = groupHead(namedGroup(session, this.groupId), pages, session.people);
    if (group) this.#frame.post({ type: 'members', members: memberRows(pages.members, session.people) });
    this.#frame.post({
      type: 'view',
      isLoading: pages.isLoading,
      ...(group && { group }),
      ...(problem && { problem }),
    });
    this.#setTitle(group?.name ?? namedGroup(session, this.groupId).name);
  }

  #setTitle(name: string | undefined): void {
    this.panel.title = name ?? vscode.l10n.t('Group');
  }

  #problem(): Problem | undefined {
    const found = this.#reading ? this.#failure(this.#reading) : this.#away();
    this.#help = found?.help ?? [];
    return found && { words: found.words, actions: found.help.map(({ title }) => title) };
  }

  #failure({ pages, session }: Reading) {
    const { error } = pages;
    if (error === undefined) return undefined;
    const described = describeError(error, { app: session.profile });
    if (this.#logged !== error) logError(this.#services.log, described, error);
    this.#logged = error;
    const again: Help = { title: vscode.l10n.t('Try Again'), run: () => this.refresh() };
    const actions = described.actions.map(({ title, command, arguments: given = [] }): Help => ({
      title,
      run: () => vscode.commands.executeCommand(command, ...given),
    }));
    return { words: described.message, help: [again, ...actions] };
  }

  /** The app of this group isn't the active one. */
  #away() {
    const { apps } = this.#services;
    const app = apps.profile(this.appId);
    if (apps.active?.id === this.appId) return undefined;
    const run =
      (id: string, ...given: readonly unknown[]) =>
      () =>
        vscode.commands.executeCommand(id, ...given);
    if (app)
      return {
        words: vscode.l10n.t("This group belongs to {0}, which isn't the active app.", app.name),
        help: [{ title: vscode.l10n.t('Switch App'), run: run(commandIds.switchApp) }],
      };
    return apps.waitsForLocal
      ? {
          words: vscode.l10n.t("The local SeaTalk isn't running."),
          help: [{ title: vscode.l10n.t('Start Local SeaTalk'), run: run(commandIds.startLocal) }],
        }
      : { words: vscode.l10n.t('The app of this group is no longer there.'), help: [] };
  }

  async #handle(message: GroupFrame['messages']): Promise<void> {
    const pages = this.#reading?.pages;
    const { groupId } = this;
    switch (message.type) {
      case 'refresh':
        return this.refresh();
      case 'more':
        return pages?.more();
      case 'all':
        return pages?.all();
      case 'stop':
        return pages?.stop();
      case 'add':
        return void vscode.commands.executeCommand(commandIds.addMembers, { groupId });
      case 'remove': {
        const { employeeCodes } = message;
        return void vscode.commands.executeCommand(commandIds.removeMembers, { groupId, employeeCodes });
      }
      case 'copyId':
        return vscode.env.clipboard.writeText(groupId);
      case 'copy':
        return this.#copy(message.kind, message.index);
      case 'help':
        return void this.#help[message.action]?.run();
    }
  }

  /** Asks which id, where there are several. */
  async #copy(kind: MemberKind, index: number): Promise<void> {
    const pages = this.#reading?.pages;
    if (!pages) return;
    if (kind !== 'member') {
      const ids = kind === 'bot' ? [...pages.bots.keys()] : [...pages.systemAccounts];
      return vscode.env.clipboard.writeText(ids[index] ?? '');
    }
    const member = pages.members[index];
    const items = [
      { label: vscode.l10n.t('Employee code'), description: present(member?.employee_code) },
      { label: vscode.l10n.t('SeaTalk ID'), description: present(member?.seatalk_id) },
      { label: vscode.l10n.t('Email'), description: present(member?.email) },
    ].flatMap(({ label, description }) => (description === undefined ? [] : [{ label, description }]));
    const chosen = items.length > 1 ? await pickOne(items, { title: vscode.l10n.t('Copy') }) : items[0];
    if (chosen) await vscode.env.clipboard.writeText(chosen.description);
  }
}
