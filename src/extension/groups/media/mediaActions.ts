import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { informationMessage, warningMessage } from '../../base/dialogs';
import { DOWNLOAD_MAX_BYTES } from '../../../contract/limits';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import { oneLine } from '../../../base/plainText';
import { withProgress } from '../../base/withProgress';
import { megabyteWords } from '../../../base/sizeWords';
import { OPEN_MAX_BYTES, fetchMedia, saveMedia, sweepMedia } from './saveMedia';
import type { MediaOptions, Media } from './saveMedia';
import type { MessageRow } from '../nodes/messageRow';
import { mediaFileName } from './mediaFileName';
import { mediaUri } from './mediaFiles';

/** The medium of a row, if it has one. */
export function mediaOf(row: MessageRow): Media | undefined {
  const { mediaUrl, kind, fileName } = row.gist;
  return mediaUrl === undefined ? undefined : { url: mediaUrl, kind, claimedName: fileName };
}

/** Downloads a medium and shows it in an editor. Its name is made safe; it never leaves the extension's folder. */
export async function openMedia(
  services: Services,
  session: Session,
  media: Media,
  show: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const root = vscode.Uri.joinPath(services.context.globalStorageUri, 'media').fsPath;
  await sweepMedia(root, services.clock.now());
  const file = await withDownload(session, media, OPEN_MAX_BYTES, (options) =>
    fetchMedia(media, root, options),
  );
  if (file !== undefined) await vscode.commands.executeCommand('vscode.open', mediaUri(root, file), show);
}

/** Asks where to and streams a medium there. */
export async function saveMediaAs(session: Session, media: Media): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = mediaFileName({ kind: media.kind, claimed: media.claimedName });
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(
      folder?.scheme === 'file' ? folder : vscode.Uri.file(path.join(os.homedir())),
      name,
    ),
    title: vscode.l10n.t('Save Attachment'),
  });
  if (!target) return;
  if (target.scheme !== 'file') {
    void warningMessage(vscode.l10n.t('The file can be saved only to a disk, not to {0}.', target.scheme));
    return;
  }
  const saved = await withDownload(session, media, DOWNLOAD_MAX_BYTES, async (options) => {
    await saveMedia(media, target.fsPath, options);
    return true;
  });
  if (saved === undefined) return;
  void offerOpen(target);
}

async function offerOpen(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const message = vscode.l10n.t('Saved {0}.', oneLine(path.basename(target.fsPath)));
  const chosen = await informationMessage(message, open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', target);
}

/** Runs a download with progress and Cancel; undefined when it was cancelled. */
async function withDownload<T>(
  session: Session,
  media: Media,
  maxBytes: number,
  work: (options: MediaOptions) => Promise<T>,
): Promise<T | undefined> {
  const title = vscode.l10n.t('Downloading {0}', oneLine(media.claimedName ?? media.kind, 60));
  return withProgress(title, async (signal, report) => {
    let reported = 0;
    try {
      return await work({
        client: session.client,
        maxBytes,
        signal,
        onProgress: (bytes, total) => {
          const percent = total ? Math.floor((100 * bytes) / total) : 0;
          report(megabyteWords(bytes, vscode.env.language), percent - reported);
          reported = percent;
        },
      });
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  });
}
