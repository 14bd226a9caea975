import * as vscode from 'vscode';
import type { RequestOf } from '../../contract/endpoints';
import { commandIds, schemes } from '../contributions';

/** Texts kept at most: those of earlier notices may hold images of megabytes. */
const KEPT_MAX = 5;

/** Shows what is about to be sent, as read-only JSON behind a preview of its card. */
export class NoticePreview {
  readonly #texts = new Map<string, string>();
  #count = 0;

  /** The text of such a document; empty for one of an earlier window. */
  text({ path }: vscode.Uri): string {
    return this.#texts.get(path) ?? '';
  }

  async show(request: RequestOf<'sendServiceNotice'>): Promise<void> {
    this.#count += 1;
    const title = vscode.l10n.t('Service Notice');
    const uri = vscode.Uri.from({
      scheme: schemes.serviceNotice,
      path: `/${this.#count}/${title}.seatalk-card.json`,
    });
    this.#texts.set(uri.path, `${JSON.stringify(request, undefined, 2)}\n`);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > KEPT_MAX && oldest !== undefined) this.#texts.delete(oldest);
    await vscode.commands.executeCommand(commandIds.previewCard, { whole: uri });
  }
}
