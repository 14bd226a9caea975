import * as vscode from 'vscode';
import { confirmationReasons } from '../../sending/confirmations';
import type { FirstUse } from '../../sending/sendAsks';
import { toRecent } from '../../sending/sendTarget';
import type { GroupTarget, PersonTarget, SendTarget } from '../../sending/sendTarget';
import type { StreamCalls, StreamEnd } from '../../sending/streamedText';
import { streamNoted } from '../../sending/streamNoted';
import type { Follow } from '../../sending/streamNoted';
import { describeError } from '../base/describeError';
import { informationMessage, warningMessage } from '../base/dialogs';
import { offerChoices, showRefusal } from '../base/notices';
import { offerApp } from '../base/offerApp';
import { pickOne } from '../base/quickPick';
import { logError } from '../base/showError';
import { withProgress } from '../base/withProgress';
import { enterText } from '../base/wizard';
import { commandIds, internalCommands } from '../contributions';
import { confirmSend } from '../send/questions/confirmSend';
import { deliveryPorts } from '../send/sendFlow';
import { pickTarget } from '../send/target/targetPicker';
import { targetWords } from '../send/target/targetWords';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { growingFile, growingOutput } from './growing';
import type { Growing } from './growing';

type StreamTarget = GroupTarget | PersonTarget;

/** Asks what to stream and where, then shows it in the chat as it grows, until it ends or is ended. */
export async function stream(services: Services): Promise<StreamEnd['kind'] | undefined> {
  const session = await services.sessions.active();
  if (!session) {
    await offerApp(vscode.l10n.t('Add an app or start the local SeaTalk to stream.'));
    return undefined;
  }
  const growing = await askGrowing();
  const answer = growing && (await pickTarget(services, { sourceCount: 1 }));
  if (!growing || !answer) return undefined;
  const { target, firstUse } = answer;
  if (target.kind === 'webhook') {
    showRefusal(vscode.l10n.t("Webhooks can't stream. Choose a group or a person."));
    return undefined;
  }
  if (!(await isStreamWanted(session, target, firstUse))) return undefined;
  if (services.sessions.current !== session) {
    showRefusal(vscode.l10n.t('The active app has changed, so nothing was sent.'));
    return undefined;
  }
  await firstUse?.remember().catch((error: unknown) => logError(services.log, describeError(error), error));
  return streamTo(services, session, growing, target);
}

async function askGrowing(): Promise<Growing | undefined> {
  const front = vscode.window.activeTextEditor?.document.uri;
  const file = vscode.l10n.t('A File as It Grows…');
  const active = front?.scheme === 'file' ? growingFile(front) : undefined;
  const chosen = await pickOne(
    [
      ...(active
        ? [
            {
              label: active.name,
              description: vscode.l10n.t('active file, as it grows on disk'),
              iconPath: new vscode.ThemeIcon('file'),
              take: async () => active,
            },
          ]
        : []),
      { label: file, iconPath: new vscode.ThemeIcon('folder-opened'), take: browse },
      {
        label: vscode.l10n.t('The Output of a Command…'),
        iconPath: new vscode.ThemeIcon('terminal'),
        take: askCommand,
      },
    ],
    {
      title: vscode.l10n.t('Stream'),
      placeHolder: vscode.l10n.t('Choose what to show in a chat while it grows'),
    },
  );
  return chosen?.take();
}

async function browse(): Promise<Growing | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Stream') })) ?? [];
  return uri && growingFile(uri);
}

async function askCommand(): Promise<Growing | undefined> {
  if (!vscode.workspace.isTrusted) {
    showRefusal(vscode.l10n.t('Commands run in trusted workspaces only.'));
    return undefined;
  }
  const command = await enterText(vscode.l10n.t('Stream'), {
    prompt: vscode.l10n.t('Command to run in the workspace folder; its output is shown in the chat'),
    placeholder: 'npm test',
    check: (text) => (text.trim() === '' ? vscode.l10n.t('Enter a command.') : undefined),
  });
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
  return command === undefined ? undefined : growingOutput(command.trim(), folder);
}

/** Asks where any other send would. @param firstUse of a chat that a file of the workspace has chosen. */
export async function isStreamWanted(
  { profile }: Session,
  target: SendTarget,
  firstUse: FirstUse | undefined,
): Promise<boolean> {
  const reasons = confirmationReasons({
    production: profile.production,
    mentionsEveryone: false,
    messageCount: 1,
    isFirstUse: firstUse !== undefined,
  });
  return (
    reasons.length === 0 ||
    confirmSend({ reasons, appName: profile.name, target, messageCount: 1, messages: [], firstUse })
  );
}

/** Streams until what grows has ended or the person ends it, which is no failure. */
export async function streamTo(
  services: Services,
  session: Session,
  growing: Growing,
  target: StreamTarget,
): Promise<StreamEnd['kind']> {
  const { profile } = session;
  const noted = {
    target,
    appId: profile.id,
    appName: profile.name,
    calls: callsFor(session, target),
    messageOf: (text: string) => ({ tag: 'text' as const, ...plainBody(text), ...inThread(target) }),
  };
  let last = '';
  const words = targetWords(target);
  const end = await withProgress(vscode.l10n.t('Streaming to {0}', words), (signal, report) => {
    report(vscode.l10n.t('Cancel ends the stream.'));
    const follow: Follow = (write, stop) =>
      growing.follow((grown) => {
        last = grown;
        write(grown);
      }, stop);
    return streamNoted(deliveryPorts(services), noted, follow, signal);
  });
  await remember(services, session, target);
  await tell(services, session, { end, target, last });
  return end.kind;
}

/** Exactly the characters: a log is full of what formatting would take for its own. */
function plainBody(content: string) {
  return { text: { format: 2 as const, content } };
}

function inThread({ threadId }: StreamTarget) {
  return threadId === undefined ? {} : { thread_id: threadId };
}

function callsFor({ client }: Session, target: StreamTarget): StreamCalls {
  const first = (content: string) => ({ tag: 'text' as const, ...plainBody(content), ...inThread(target) });
  if (target.kind === 'group') {
    const group_id = target.groupId;
    return {
      open: async (content) =>
        (await client.initGroupChatStream({ group_id, message: first(content) })).stream_id,
      update: (stream_id, seq, content, finish) =>
        client.updateGroupChatStream({ group_id, stream_id, seq, finish, message: plainBody(content) }),
    };
  }
  const employee_code = target.employeeCode;
  return {
    open: async (content) =>
      (await client.initSingleChatStream({ employee_code, message: first(content) })).stream_id,
    update: (stream_id, seq, content, finish) =>
      client.updateSingleChatStream({ employee_code, stream_id, seq, finish, message: plainBody(content) }),
  };
}

async function remember({ log }: Services, session: Session, target: StreamTarget): Promise<void> {
  await session.recents
    .add(toRecent(target))
    .catch((error: unknown) => logError(log, describeError(error), error));
  if (target.kind !== 'group') return;
  const { groupId, threadId } = target;
  void vscode.commands.executeCommand(internalCommands.groupsSent, { groupId, threadId });
}

async function tell(
  { log }: Services,
  { profile }: Session,
  { end, target, last }: { readonly end: StreamEnd; readonly target: StreamTarget; readonly last: string },
): Promise<void> {
  const words = targetWords(target);
  if (end.kind === 'finished') {
    void informationMessage(vscode.l10n.t('Streamed to {0}', words));
    return;
  }
  const reason = describeError(end.error, { app: profile });
  logError(log, reason, end.error);
  const send = {
    title: vscode.l10n.t('Send as Message…'),
    run: () =>
      vscode.commands.executeCommand(commandIds.send, {
        source: { kind: 'text', text: last },
        target,
        appId: profile.id,
      }),
  };
  const message =
    end.shown === undefined
      ? vscode.l10n.t("Couldn't stream to {0}. {1}", words, reason.message)
      : vscode.l10n.t(
          'The stream to {0} ended early. {1} The chat shows what came before.',
          words,
          reason.message,
        );
  // Nobody waits for the answer of a notice.
  void offerChoices(warningMessage, message, last.trim() === '' ? [] : [send]);
}
