import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { Disposables } from '../../base/disposables';
import { registerCommand } from '../base/registerCommand';
import { commandIds, internalCommands } from '../contributions';
import type { Services } from '../session/services';
import type { SendResult } from './sendFlow';
import type { SendRequest } from '../../sending/sendAsks';

/**
 * Registers what sends. The flow itself, with schemas and client, is loaded on the first send.
 * Commands return how it ended, for other commands and tests.
 */
export function registerSend(services: Services): vscode.Disposable {
  const owned = new Disposables();
  const send = async (request: SendRequest): Promise<SendResult> => {
    const { SendFlow } = await import('./sendFlow');
    return new SendFlow(services).run(request);
  };
  const command = (id: string, run: (...given: unknown[]) => Promise<SendResult | undefined>) =>
    owned.add(registerCommand(services, id, run));

  command(commandIds.sendSelection, async () => {
    const { selectionSource } = await import('./source/sources');
    const editor = vscode.window.activeTextEditor;
    const source = selectionSource(editor);
    if (source) return send({ sources: [source] });
    if (!editor) return show(vscode.l10n.t('Open a file and select what to send.'));
    if (!(await offerWhole(editor.document))) return undefined;
    const { fileSources } = await import('./source/fileSources');
    const sources = await fileSources([editor.document.uri]);
    return sources && send({ sources });
  });

  command(commandIds.sendFile, async (uri, uris) => {
    const { activeFile } = await import('./source/sources');
    const chosen = urisOf(uri, uris);
    const front = chosen.length === 0 ? activeFile() : undefined;
    const files = front ? [front] : chosen;
    if (files.length === 0) return show(vscode.l10n.t('Open a file, or choose one in the explorer.'));
    const { fileSources } = await import('./source/fileSources');
    const sources = await fileSources(files);
    return sources && send({ sources });
  });

  command(commandIds.sendClipboard, async () => {
    const { clipboardSource } = await import('./source/sources');
    const source = await clipboardSource();
    if (source) return send({ sources: [source] });
    const { showEmptyClipboard } = await import('./source/sourcePicker');
    showEmptyClipboard();
    return undefined;
  });

  command(commandIds.send, async (given) => {
    const { readArguments } = await import('./commandArguments');
    const { source, target, form, appId = services.apps.active?.id } = readArguments(given);
    // If the target was given too, the person hasn't seen yet what is sent where.
    if (source) return send({ sources: [source], target, form, appId, byCommand: true });
    const { pickSource } = await import('./source/sourcePicker');
    const picked = await pickSource(target);
    return picked && send({ sources: picked.sources, target, form: form ?? picked.form, appId });
  });

  command(internalCommands.sendPayload, async (given) => {
    const { cardSource } = await import('./commandArguments');
    const source = cardSource(given);
    return source && send({ sources: [source], form: 'card' });
  });

  void interrupted(services).catch(async (error: unknown) => {
    const { showError } = await import('../base/showError');
    showError(services.log, error);
  });
  return owned;
}

/** Shows the sends that a reload of the window cut off. */
async function interrupted({ outbox }: Services): Promise<void> {
  if (outbox.isEmpty) return;
  const { showInterrupted } = await import('./notices/interruptedSends');
  await showInterrupted(outbox);
}

function show(message: string): undefined {
  void informationMessage(message);
}

async function offerWhole(document: vscode.TextDocument): Promise<boolean> {
  const { cellOf } = await import('../base/documents/openDocuments');
  const whole = cellOf(document)
    ? vscode.l10n.t('Send the Whole Cell')
    : vscode.l10n.t('Send the Whole File');
  const chosen = await informationMessage(vscode.l10n.t('Nothing is selected.'), whole);
  return chosen === whole;
}

/** The explorer gives the file and all that are selected; the title of an editor gives the file alone. */
function urisOf(uri: unknown, uris: unknown): vscode.Uri[] {
  if (Array.isArray(uris) && uris.length > 0) return uris.filter((item) => item instanceof vscode.Uri);
  return uri instanceof vscode.Uri ? [uri] : [];
}
