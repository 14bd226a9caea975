import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { viewTypes } from '../contributions';
import type { Services } from '../session/services';
import { conversationActions } from './conversationActions';
import { conversationKind } from './conversationKind';
import { ConversationPanel } from './conversationPanel';
import type { Place } from './conversationPanel';
import { readMessageLink } from './messageLink';

export interface ConversationPanelsOptions {
  readonly services: Services;
  readonly onError: (error: unknown) => void;
}

/** All conversations that are open in this window, one for each group and app. */
export class ConversationPanels {
  readonly #options: ConversationPanelsOptions;
  readonly #panels = new Map<vscode.WebviewPanel, ConversationPanel>();

  constructor(options: ConversationPanelsOptions) {
    this.#options = options;
  }

  /** Opens the conversation of a group with the active app, or brings it to the front, at a message or a thread. */
  async open(groupId: string, place: Place = {}, column = vscode.ViewColumn.Active): Promise<void> {
    const { apps } = this.#options.services;
    const appId = apps.active?.id;
    if (appId === undefined) {
      void informationMessage(vscode.l10n.t('Add an app or start the local SeaTalk to read groups.'));
      return;
    }
    // What a panel takes back after a reload is not read anew by a person.
    this.#options.services.sessions.current?.marks.use(groupId);
    const there = [...this.#panels.values()].find(
      (panel) => panel.groupId === groupId && panel.appId === appId,
    );
    if (there) return there.show(place);
    const panel = vscode.window.createWebviewPanel(viewTypes.conversation, '', column, {
      enableScripts: true,
      // A conversation is long, and a person who switches tabs comes back to where they were.
      retainContextWhenHidden: true,
    });
    this.#adopt(panel, appId, groupId).show(place);
  }

  /** Opens what a link leads to. */
  async openLink(uri: vscode.Uri): Promise<void> {
    const { apps } = this.#options.services;
    const address = readMessageLink(uri);
    if (!address) {
      void informationMessage(vscode.l10n.t("This link doesn't lead to a message."));
      return;
    }
    const { app, group, thread, message } = address;
    if (apps.active?.appId !== app) {
      const other = apps.profiles.find((profile) => profile.appId === app);
      if (!other) {
        void informationMessage(
          vscode.l10n.t("The link belongs to an app that isn't set up here. Add the app to open it."),
        );
        return;
      }
      const open = vscode.l10n.t('Switch App and Open');
      const words = vscode.l10n.t('The link belongs to {0}, which is not the active app.', other.name);
      if ((await informationMessage(words, { modal: true }, open)) !== open) return;
      await apps.setActive(other.id);
    }
    await this.open(group, { threadId: thread, messageId: message });
  }

  /** Takes back a conversation that the editor restored. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const parsed = conversationKind.state.safeParse(state);
    if (parsed.success) this.#adopt(panel, parsed.data.appId, parsed.data.groupId);
    else panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, appId: string, groupId: string): ConversationPanel {
    const { services, onError } = this.#options;
    const { context, clock } = services;
    const icon = (theme: string) => vscode.Uri.joinPath(context.extensionUri, 'media', `chat-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const shown = new ConversationPanel({
      services,
      panel,
      clock,
      groupId,
      appId,
      actions: conversationActions(services),
      onError,
    });
    this.#panels.set(panel, shown);
    panel.onDidDispose(() => this.#panels.delete(panel));
    return shown;
  }
}
