import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { attemptJson, eventJson } from './model/eventJson';
import { oneLine } from '../../base/plainText';
import { schemes } from '../contributions';
import type { Delivery } from './model/delivery';
import type { EventRecord } from './model/eventLog';
import { isReal } from './model/realEvents';
import type { EventsRoot } from './rows/eventsRoot';

/** About what a tab shows. */
const TITLE_CHARS = 40;

/** Shows events and attempts to deliver them as read-only JSON documents, which follow an attempt until it has ended. */
export class EventDocuments implements vscode.Disposable {
  readonly #root: () => Promise<EventsRoot>;
  readonly #owned = new Disposables();
  readonly #changed: (uri: vscode.Uri) => void;
  /** Addresses of attempts that were under way when they were shown. */
  readonly #pending = new Set<string>();
  #isFollowing = false;

  /** @param onChange called with the address of a document that has another text now. */
  constructor(root: () => Promise<EventsRoot>, onChange: (uri: vscode.Uri) => void) {
    this.#root = root;
    this.#changed = onChange;
  }

  /** @param title for the tab. */
  async open(event: EventRecord, attempt: Delivery | undefined, title: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(addressOf(event, attempt, title));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** The text of a document. */
  async content(uri: vscode.Uri): Promise<string> {
    const root = await this.#root();
    this.#follow(root);
    // After a reload of the window nothing was read yet.
    root.events.look();
    await root.events.settled();
    const { key, attemptId } = partsOf(uri);
    const event = root.find(key);
    const attempt = event?.attempts.find(({ id }) => id === attemptId);
    if (attempt?.outcome.kind === 'pending') this.#pending.add(uri.toString());
    if (event && attemptId === undefined) return eventJson(event);
    if (attempt) return attemptJson(attempt);
    const gone = isReal(key)
      ? vscode.l10n.t('This window no longer keeps this event.')
      : vscode.l10n.t('The local SeaTalk no longer keeps this event.');
    return `// ${gone}\n`;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #follow(root: EventsRoot): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const look = () => {
      for (const address of this.#pending) {
        const uri = vscode.Uri.parse(address, true);
        const { key, attemptId } = partsOf(uri);
        const attempt = root.find(key)?.attempts.find(({ id }) => id === attemptId);
        if (attempt?.outcome.kind === 'pending') continue;
        this.#pending.delete(address);
        // One that is gone keeps the text it had.
        if (attempt) this.#changed(uri);
      }
    };
    this.#owned.add(root.events.onDidChange(look));
    this.#owned.add(root.real.onDidChange(look));
  }
}

/** The last part of the path is the title of the tab. */
function addressOf({ key }: EventRecord, attempt: Delivery | undefined, words: string): vscode.Uri {
  const title = oneLine(words.replaceAll(/[/\\]/g, ' '), TITLE_CHARS);
  const which = attempt ? `attempt-${attempt.id}` : 'event';
  return vscode.Uri.from({
    scheme: schemes.event,
    path: `/${encodeURIComponent(key)}/${which}/${title}.json`,
  });
}

function partsOf({ path }: vscode.Uri): { readonly key: string; readonly attemptId: number | undefined } {
  const [, key = '', which = ''] = path.split('/');
  const [, id] = /^attempt-(\d+)$/u.exec(which) ?? [];
  return { key: decodeURIComponent(key), attemptId: id === undefined ? undefined : Number(id) };
}
