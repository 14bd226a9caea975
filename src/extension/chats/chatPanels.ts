import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { Disposables } from '../../base/disposables';
import { DisposableSlot } from '../../base/slot';
import { commandIds, viewIds, viewTypes } from '../contributions';
import type { LocalSeaTalk } from '../local/localSeaTalk';
import type { BotNews } from './botTrouble';
import { BotTroubles } from './botTroubles';
import { chatActions, choosePerson } from './chatActions';
import { chatKind } from './chatKind';
import { ChatPanel } from './chatPanel';
import { PersonChats } from './personChats';
import { Unread } from './unread';

export interface ChatPanelsOptions {
  readonly extensionUri: vscode.Uri;
  readonly clock: Clock;
  readonly local: LocalSeaTalk;
  readonly onError: (error: unknown) => void;
}

/** Milliseconds until the changes are followed again after they broke off. */
const AGAIN_MS = 1_000;

/** All chat windows of this editor window. Several side by side are several people, or the same one twice. */
export class ChatPanels implements vscode.Disposable {
  readonly #options: ChatPanelsOptions;
  readonly #owned = new Disposables();
  readonly #panels = new Map<vscode.WebviewPanel, ChatPanel>();
  readonly #chats: PersonChats;
  readonly #unread = new Unread();
  readonly #troubles = new BotTroubles();
  readonly #again = this.#owned.add(new DisposableSlot());
  #following: AbortController | undefined;
  /** Where the local SeaTalk was followed last. */
  #url: string | undefined;

  constructor(options: ChatPanelsOptions) {
    this.#options = options;
    this.#chats = new PersonChats(options.local);
    this.#owned.add(options.local.onDidChange(() => this.#look()));
  }

  /** Opens a window for a person who is asked for, at a chat. @param chat key of a chat. */
  async open(chat?: string): Promise<void> {
    const { people } = await this.#chats.list(await this.#chats.firstPerson());
    const inChat = chat === undefined ? undefined : await this.#chats.members(chat);
    const person = await choosePerson(inChat ? inChat.people : people);
    if (!person) return;
    const there = [...this.#panels.values()].find((panel) => panel.person === person.seatalk_id);
    if (there) return chat === undefined ? there.openChat(there.chat ?? '') : there.openChat(chat);
    const column = this.#panels.size > 0 ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(viewTypes.chat, '', column, {
      enableScripts: true,
      // A conversation is long, and a person who switches tabs comes back to where they were.
      retainContextWhenHidden: true,
    });
    this.#adopt(panel, person.seatalk_id, chat);
  }

  /** Takes back a window that the editor restored. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const parsed = chatKind.state.safeParse(state);
    if (parsed.success) this.#adopt(panel, parsed.data.person, parsed.data.chat);
    else panel.dispose();
  }

  dispose(): void {
    this.#following?.abort();
    this.#owned.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, person: string, chat: string | undefined): void {
    const { extensionUri, clock, local, onError } = this.#options;
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `chat-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const shown: ChatPanel = new ChatPanel({
      panel,
      extensionUri,
      clock,
      chats: this.#chats,
      unread: this.#unread,
      troubles: this.#troubles,
      person,
      chat,
      actions: chatActions({
        chats: this.#chats,
        onNotice: async (...notice) => this.#help(...notice),
      }),
      onError: (error) => {
        if (local.state === 'running') onError(error);
        else this.#sayAway(shown);
      },
    });
    this.#panels.set(panel, shown);
    panel.onDidDispose(() => {
      this.#panels.delete(panel);
      if (this.#panels.size === 0) this.#stop();
    });
    if (local.state === 'stopped') void local.find().catch(() => undefined);
    this.#look();
  }

  #look(): void {
    const { state, url } = this.#options.local;
    if (this.#panels.size === 0) return;
    if (state === 'running' && url !== undefined) {
      if (this.#following && url === this.#url) return;
      this.#stop();
      if (url !== this.#url) {
        this.#unread.clear();
        this.#troubles.clear();
      }
      this.#url = url;
      this.#follow();
      for (const panel of this.#panels.values()) panel.refresh();
      return;
    }
    this.#stop();
    for (const panel of this.#panels.values()) this.#sayAway(panel);
  }

  #sayAway(panel: ChatPanel): void {
    const { state } = this.#options.local;
    if (state === 'starting') return panel.away(vscode.l10n.t('The local SeaTalk is starting…'));
    panel.away(vscode.l10n.t("The local SeaTalk isn't running."), vscode.l10n.t('Start Local SeaTalk'));
  }

  /** Carries out what a notice about a bot offers. */
  async #help(chat: string, appId: string, action: string): Promise<void> {
    if (action === 'connect') await vscode.commands.executeCommand(commandIds.eventsConnect);
    else if (action === 'events') await vscode.commands.executeCommand(`${viewIds.events}.focus`);
    else {
      await this.#chats.resume(appId, chat);
      this.#troubles.forget(appId, chat);
      for (const panel of this.#panels.values()) panel.showNotices();
    }
  }

  #stop(): void {
    this.#again.clear();
    this.#following?.abort();
    this.#following = undefined;
  }

  #follow(): void {
    const following = new AbortController();
    this.#following = following;
    let isFirst = true;
    const take = (change: Parameters<ChatPanel['take']>[0]) => {
      // What happened before the stream was open was missed.
      if (change.kind === 'listening' && !isFirst) for (const panel of this.#panels.values()) panel.refresh();
      isFirst = false;
      for (const panel of this.#panels.values()) panel.take(change);
    };
    const takeNews = (news: BotNews) => {
      if (this.#troubles.take(news)) for (const panel of this.#panels.values()) panel.showNotices();
    };
    // A local SeaTalk of an older version has none.
    this.#chats.followNews(takeNews, following.signal).catch(() => undefined);
    this.#chats
      .follow(take, following.signal)
      .catch(() => undefined)
      .finally(() => {
        if (this.#following !== following) return;
        this.#following = undefined;
        // It ended with the local SeaTalk, or this window was too slow for it: then it is followed anew.
        this.#again.set(this.#options.clock.setTimer(AGAIN_MS, () => this.#look()));
      });
  }
}
