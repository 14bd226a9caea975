import * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import { viewTypes } from '../../contributions';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import type { NamedGroup } from '../askGroup';
import { groupKind } from './groupKind';
import { GroupPage } from './groupPage';

/** The pages of groups in this window: one for each group of an app. */
export class GroupPages implements vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #pages = new Set<GroupPage>();

  constructor(services: Services) {
    this.#services = services;
    const look = () => {
      for (const page of this.#pages) void page.begin();
    };
    this.#owned.add(services.sessions.onDidChange(look));
    this.#owned.add(services.apps.onDidChange(look));
  }

  open({ profile }: Session, { groupId, name }: NamedGroup): void {
    for (const page of this.#pages)
      if (page.appId === profile.id && page.groupId === groupId) return page.panel.reveal();
    const panel = vscode.window.createWebviewPanel(viewTypes.group, name, vscode.ViewColumn.Active, {
      enableScripts: true,
      // A long list that was read, searched, and scrolled stays as it was.
      retainContextWhenHidden: true,
    });
    this.#adopt(panel, profile.id, groupId);
  }

  /** Takes back a page that the editor restored. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const parsed = groupKind.state.safeParse(state);
    if (parsed.success) this.#adopt(panel, parsed.data.appId, parsed.data.groupId);
    else panel.dispose();
  }

  /** The group whose page is in front. */
  active({ profile }: Session): string | undefined {
    return [...this.#pages].find(({ panel, appId }) => panel.active && appId === profile.id)?.groupId;
  }

  /** The members of a group may be others now. */
  changed(groupId: string): void {
    for (const page of this.#pages) if (page.groupId === groupId) page.refresh();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, appId: string, groupId: string): void {
    const page = new GroupPage(this.#services, panel, appId, groupId);
    this.#pages.add(page);
    panel.onDidDispose(() => this.#pages.delete(page));
  }
}
