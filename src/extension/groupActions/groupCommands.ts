import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import type { MemberAct } from '../../client/changeMembers';
import { informationMessage } from '../base/dialogs';
import { offerChoices, showNotice } from '../base/notices';
import { withPatientProgress } from '../base/withProgress';
import { commandIds } from '../contributions';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { askGroup, namedGroup } from './askGroup';
import type { NamedGroup } from './askGroup';
import { changeGroupMembers } from './changeGroupMembers';
import { createGroup } from './createGroup';
import type { PersonOutcome } from './outcomeWords';
import { GroupPages } from './page/groupPages';

/** What can be done with groups as a whole. Each takes the row or `{ groupId }` it was chosen on, else the page in front, and asks
 * for a group otherwise. */
export class GroupCommands implements vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #pages: GroupPages;

  constructor(services: Services) {
    this.#services = services;
    this.#pages = this.#owned.add(new GroupPages(services));
  }

  /** @returns the id of the new group. */
  async create(): Promise<string | undefined> {
    const session = await this.#session();
    return session && createGroup(this.#services, session);
  }

  /** @returns what became of each person; undefined when the person gave up. */
  async changeMembers(act: MemberAct, given: unknown): Promise<readonly PersonOutcome[] | undefined> {
    const session = await this.#session();
    if (!session) return undefined;
    const title = act === 'add' ? vscode.l10n.t('Add Members') : vscode.l10n.t('Remove Members');
    const group = await this.#group(session, given, title);
    if (!group) return undefined;
    await session.people.load();
    return changeGroupMembers(this.#services, session, {
      act,
      group,
      chosen: membersIn(given).map((employeeCode) => ({
        kind: 'known',
        person: { employeeCode, name: session.people.label({ employee_code: employeeCode }) },
      })),
      onChanged: (groupId) => this.#changed(session, groupId),
    });
  }

  /** Opens the page of a group, or brings it to the front. */
  async show(given: unknown): Promise<void> {
    const session = await this.#session();
    const title = vscode.l10n.t('Group Settings and Members');
    const group = session && (await this.#group(session, given, title));
    if (group) this.#pages.open(session, group);
  }

  /** Takes back a page that the editor restored. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.#pages.restore(panel, state);
  }

  /** Shows in a group, for a few seconds, that the bot is typing. */
  async showTyping(given: unknown): Promise<void> {
    const session = await this.#session();
    const group = session && (await this.#group(session, given, vscode.l10n.t('Show Typing')));
    if (!group) return;
    await withPatientProgress(
      this.#services.clock,
      vscode.l10n.t('Showing typing in {0}', group.name),
      (signal) => session.client.setGroupChatTyping({ group_id: group.groupId }, { signal }),
    );
    showNotice(vscode.l10n.t('{0} shows for a few seconds that your bot is typing.', group.name));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** What is shown of the group is read again. */
  #changed(session: Session, groupId: string): void {
    const { details } = session.conversations.get(groupId);
    if (details.state !== 'new') void details.refresh();
    // The number of members in the list; the page of the group says why, if that fails.
    session.groups.lookup(groupId).catch(() => undefined);
    this.#pages.changed(groupId);
  }

  async #group(session: Session, given: unknown, title: string): Promise<NamedGroup | undefined> {
    const groupId = groupIdOf(given) ?? this.#pages.active(session);
    return groupId === undefined ? askGroup(this.#services, session, title) : namedGroup(session, groupId);
  }

  async #session(): Promise<Session | undefined> {
    const session = await this.#services.sessions.active();
    if (session) return session;
    const run = (id: string) => () => vscode.commands.executeCommand(id);
    await offerChoices(
      informationMessage,
      vscode.l10n.t('Add an app or start the local SeaTalk first. Groups belong to the bot of an app.'),
      [
        { title: vscode.l10n.t('Start Local SeaTalk'), run: run(commandIds.startLocal) },
        { title: vscode.l10n.t('Add App'), run: run(commandIds.addApp) },
      ],
    );
    return undefined;
  }
}

/** The group of a row of the groups view or of its details, or of an argument of the same shape. */
function groupIdOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  if ('groupId' in given && typeof given.groupId === 'string') return given.groupId;
  return 'parent' in given ? groupIdOf(given.parent) : undefined;
}

/** Employee codes that an argument names. */
function membersIn(given: unknown): readonly string[] {
  if (typeof given !== 'object' || given === null || !('employeeCodes' in given)) return [];
  const { employeeCodes } = given;
  return Array.isArray(employeeCodes) ? employeeCodes.filter((code) => typeof code === 'string') : [];
}
