import * as vscode from 'vscode';
import { informationMessage } from '../base/dialogs';
import { Disposables } from '../../base/disposables';
import { lazy } from '../../base/lazy';
import { MESSAGE_FILE_ENDING } from '../../messageFiles/messageFileEnding';
import { DisposableSlot } from '../../base/slot';
import { registerCommand } from '../base/registerCommand';
import { commandIds, internalCommands } from '../contributions';
import type { Services } from '../session/services';
import type { SourceKind } from './source/readSources';
import type { SendResult } from './sendFlow';
import type { SendRequest } from '../../sending/sendAsks';

/** Between two looks at sends of other windows, in milliseconds. */
const LOOK_AGAIN_MS = 5_000;
/** So often the file of sends is tried to be read before an error is shown. */
const LOOKS_MAX = 4;

/** Commands that send what is neither a file nor a selection alone. */
const MORE_SOURCES: readonly (readonly [id: string, kind: SourceKind])[] = [
  [commandIds.sendLinked, 'linked'],
  [commandIds.menuSendLinked, 'linked'],
  [commandIds.sendTerminal, 'terminal'],
  [commandIds.menuSendTerminal, 'terminal'],
  [commandIds.sendProblems, 'problems'],
  [commandIds.sendChanges, 'changes'],
  [commandIds.menuSendChanges, 'changes'],
  [commandIds.sendCells, 'cells'],
  [commandIds.menuSendCells, 'cells'],
];

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

  const sendSelection = async () => {
    const { selectionSource } = await import('./source/sources');
    const editor = vscode.window.activeTextEditor;
    const source = selectionSource(editor);
    if (source) return send({ sources: [source] });
    if (!editor) return show(vscode.l10n.t('Open a file and select what to send.'));
    if (!(await offerWhole(editor.document))) return undefined;
    const { fileSources } = await import('./source/fileSources');
    const sources = await fileSources([editor.document.uri]);
    return sources && send({ sources });
  };
  command(commandIds.sendSelection, sendSelection);
  command(commandIds.menuSendSelection, sendSelection);

  const sendFile = async (uri: unknown, uris: unknown) => {
    const { activeFile } = await import('./source/sources');
    const chosen = urisOf(uri, uris);
    const front = chosen.length === 0 ? activeFile() : undefined;
    const files = front ? [front] : chosen;
    if (files.length === 0) return show(vscode.l10n.t('Open a file, or choose one in the explorer.'));
    // They name their chats, and their front matter is nobody's to read.
    const messages = files.filter(({ path }) => path.endsWith(MESSAGE_FILE_ENDING));
    if (messages.length > 0) {
      const results = await vscode.commands.executeCommand<readonly SendResult[]>(
        internalCommands.sendMessageFiles,
        messages,
      );
      const last = results.at(-1);
      if (messages.length === files.length || last?.status !== 'sent') return last;
    }
    const { fileSources } = await import('./source/fileSources');
    const sources = await fileSources(files.filter((file) => !messages.includes(file)));
    return sources && send({ sources });
  };
  command(commandIds.sendFile, sendFile);
  command(commandIds.menuSendFile, sendFile);

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

  command(commandIds.sendAgain, async () => (await import('./sendAgain')).sendAgain(services));
  command(commandIds.sendLastTo, async () => (await import('./sendAgain')).sendLastTo(services));
  owned.add(
    registerCommand(services, commandIds.saveTarget, async (given) =>
      (await import('./target/saveTarget')).saveTarget(services, given),
    ),
  );

  command(internalCommands.sendPayload, async (given) => {
    const { cardSource } = await import('./commandArguments');
    const source = cardSource(given);
    return source && send({ sources: [source], form: 'card' });
  });

  for (const [id, kind] of MORE_SOURCES) {
    command(id, async (given) => {
      const { readSources } = await import('./source/readSources');
      const sources = await readSources(kind, given);
      return sources && send({ sources });
    });
  }

  owned.add(watchInterrupted(services));
  return owned;
}

/**
 * Shows the sends that a closed window cut off: at once where the editor knows of one, else when a session is opened first. What
 * the editor knows can be a moment old; the file of sends never is.
 */
function watchInterrupted(services: Services): vscode.Disposable {
  const { log, outbox, sendsPending, sessions } = services;
  const owned = new Disposables();
  const again = owned.add(new DisposableSlot());
  const lookLater = () => again.set(services.clock.setTimer(LOOK_AGAIN_MS, () => void look()));
  let failures = 0;
  const look = async (): Promise<void> => {
    try {
      const { showInterrupted } = await import('./notices/interruptedSends');
      const others = await showInterrupted(await outbox());
      failures = 0;
      // The window they belong to may be closing just now.
      if (others > 0) lookLater();
    } catch (error) {
      failures += 1;
      // A busy disk, or a window that died with its lock: a send that was cut off must not go untold for that.
      if (failures < LOOKS_MAX) {
        lookLater();
        return;
      }
      const { showError } = await import('../base/showError');
      showError(log, error);
    }
  };
  const first = lazy(look);
  owned.add(sessions.onDidOpen(() => void first()));
  if (sendsPending) void first();
  return owned;
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
