import * as vscode from 'vscode';
import { Debounced } from '../../base/debounced';
import { Disposables } from '../../base/disposables';
import { internalCommands } from '../contributions';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { followControlLines } from './controlLines';
import { readLocalChange } from './localChange';
import type { LocalSeaTalk } from './localSeaTalk';

/** Milliseconds in which changes are gathered: a bot often writes several messages at once. */
const GATHER_MS = 100;
/** Messages read again at once; in a flood of changes the rest is read when it is shown anew. */
const MESSAGES_MAX = 20;

/**
 * Follows what happens in the local SeaTalk while its app is used: what is shown of a message or a chat is read again when somebody
 * changes it there. Nothing is connected before the first call.
 */
export class LocalChanges implements vscode.Disposable {
  readonly #services: Pick<Services, 'sessions' | 'clock'>;
  readonly #local: Pick<LocalSeaTalk, 'state' | 'address' | 'onDidChange'>;
  readonly #owned = new Disposables();
  readonly #soon: Debounced;
  readonly #messages = new Set<string>();
  /** Groups and threads with a new message, by both ids. */
  readonly #chats = new Map<string, { readonly groupId: string; readonly threadId: string | undefined }>();
  #following: { readonly session: Session; readonly stop: AbortController } | undefined;

  constructor(
    services: Pick<Services, 'sessions' | 'clock'>,
    local: Pick<LocalSeaTalk, 'state' | 'address' | 'onDidChange'>,
  ) {
    this.#services = services;
    this.#local = local;
    this.#soon = this.#owned.add(new Debounced(services.clock, GATHER_MS, () => this.#readAgain()));
    const look = () => this.#look();
    this.#owned.add(services.sessions.onDidCall(look));
    this.#owned.add(services.sessions.onDidChange(look));
    this.#owned.add(local.onDidChange(look));
    look();
  }

  dispose(): void {
    this.#stop();
    this.#owned.dispose();
  }

  #look(): void {
    const { current } = this.#services.sessions;
    const { state, address } = this.#local;
    const session = state === 'running' && current?.profile.kind === 'local' ? current : undefined;
    if (session === this.#following?.session) return;
    this.#stop();
    if (!session || address?.controlToken === undefined) return;
    const stop = new AbortController();
    this.#following = { session, stop };
    followControlLines(address, '/changes', (line) => this.#take(line, session), stop.signal)
      .catch(() => undefined)
      .finally(() => {
        // The next call connects again.
        if (this.#following?.session === session) this.#following = undefined;
      });
  }

  #stop(): void {
    this.#following?.stop.abort();
    this.#following = undefined;
    this.#messages.clear();
    this.#chats.clear();
  }

  #take(line: string, { profile }: Session): void {
    const change = readLocalChange(line, profile.appId);
    if (!change) return;
    const { messageId, groupId, threadId } = change;
    // A list shows a message that came or went, and a message what it says now.
    if (change.kind === 'changed') this.#messages.add(messageId);
    else if (groupId !== undefined) this.#chats.set(`${groupId} ${threadId ?? ''}`, { groupId, threadId });
    this.#soon.trigger();
  }

  #readAgain(): void {
    const history = this.#following?.session.history;
    const seen = new Set(history?.seen().map(({ message }) => message.message_id));
    const shown = [...this.#messages].filter((id) => seen.has(id)).slice(0, MESSAGES_MAX);
    for (const id of shown) history?.refresh(id).catch(() => undefined);
    for (const chat of this.#chats.values())
      void vscode.commands.executeCommand(internalCommands.groupsSent, chat);
    this.#messages.clear();
    this.#chats.clear();
  }
}
