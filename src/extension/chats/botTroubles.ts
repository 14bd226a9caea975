import * as vscode from 'vscode';
import type { Notice } from '../../webview/chat/protocol';
import type { BotNews, TroubleAction } from './botTrouble';

/** The last trouble of each bot in each chat, until an event arrives at that bot. */
export class BotTroubles {
  /** By app, then by chat. */
  readonly #troubles = new Map<string, Map<string, NonNullable<BotNews['trouble']>>>();

  /** @returns whether notices are others now. */
  take({ appId, chat, trouble }: BotNews): boolean {
    if (!trouble) return this.#troubles.delete(appId);
    if (chat === undefined) return false;
    const chats = this.#troubles.get(appId) ?? new Map<string, NonNullable<BotNews['trouble']>>();
    this.#troubles.set(appId, chats.set(chat, trouble));
    return true;
  }

  /** What a person in the chat has to know. @param nameOf the name of an app's bot. */
  notices(chat: string, nameOf: (appId: string) => string): readonly Notice[] {
    return [...this.#troubles].flatMap(([appId, chats]): readonly Notice[] => {
      const trouble = chats.get(chat);
      if (!trouble) return [];
      const actions = trouble.actions.map((name) => ({ name, words: actionWords(name) }));
      return [{ id: appId, words: trouble.words(nameOf(appId)), actions }];
    });
  }

  /** The bot gets events of the chat again. */
  forget(appId: string, chat: string): void {
    this.#troubles.get(appId)?.delete(chat);
  }

  clear(): void {
    this.#troubles.clear();
  }
}

function actionWords(action: TroubleAction): string {
  switch (action) {
    case 'connect':
      return vscode.l10n.t('Connect Bot…');
    case 'events':
      return vscode.l10n.t('Show Events');
    case 'resume':
      return vscode.l10n.t('Resume');
  }
}
