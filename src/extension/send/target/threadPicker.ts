import * as vscode from 'vscode';
import { askInput } from '../../base/dialogs';
import { pickOne } from '../../base/quickPick';
import { present } from '../../../contract/absent';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import { messageGist } from '../../../conversations/messageGist';
import { agoWords, kindIcon, senderWords, gistWords } from '../../messages/messageWords';
import { oneLine } from '../../../base/plainText';
import type { SendTarget } from '../../../sending/sendTarget';

/** Message and thread ids as seen: URL-safe Base64 of various lengths. */
const THREAD_ID = /^[\w+/=-]{8,200}$/;

/**
 * Asks for the thread: one of the latest messages of a group where the app may read them, else by its id. Undefined when
 * the person gave up.
 */
export async function pickThread(
  services: Services,
  session: Session | undefined,
  target: SendTarget,
): Promise<SendTarget | undefined> {
  if (target.kind === 'webhook') return undefined;
  const threadId =
    target.kind === 'group' && session
      ? await latestThread(services, session, target.groupId)
      : await enterThreadId();
  return threadId === undefined ? undefined : { ...target, threadId };
}

/** Asks for the id of a thread, which is the id of its first message. */
export async function enterThreadId(): Promise<string | undefined> {
  const typed = await askInput({
    title: vscode.l10n.t('Thread'),
    prompt: vscode.l10n.t('Thread ID (the ID of its root message, as this app sees it)'),
    validateInput: (text) =>
      text.trim() === '' || THREAD_ID.test(text.trim()) ? undefined : vscode.l10n.t('Enter a message ID.'),
  });
  return present(typed?.trim());
}

interface ThreadItem extends vscode.QuickPickItem {
  readonly threadId?: string;
}

async function latestThread(
  services: Services,
  session: Session,
  groupId: string,
): Promise<string | undefined> {
  const abort = new AbortController();
  const enter: ThreadItem = {
    label: vscode.l10n.t('Enter a Thread ID…'),
    iconPath: new vscode.ThemeIcon('edit'),
    alwaysShow: true,
  };
  try {
    const chosen = await pickOne<ThreadItem>(
      latestItems(services, session, groupId, abort.signal).then((items) => [...items, enter]),
      { title: vscode.l10n.t('Thread'), placeHolder: vscode.l10n.t('Choose the message to reply to') },
    );
    if (!chosen) return undefined;
    return chosen.threadId ?? (await enterThreadId());
  } finally {
    // The person may have left before the messages came.
    abort.abort();
  }
}

async function latestItems(
  services: Services,
  session: Session,
  groupId: string,
  signal: AbortSignal,
): Promise<ThreadItem[]> {
  try {
    const page = await session.history.page(groupId, undefined, signal);
    return page.messages.flatMap((message) => {
      const threadId = present(message.thread_id) ?? present(message.message_id);
      if (threadId === undefined) return [];
      const gist = messageGist(message);
      return [
        {
          label: oneLine(`${senderWords(session.people, message)}: ${gistWords(gist)}`, 100),
          description: agoWords(message, services.clock.now()),
          iconPath: kindIcon(gist.kind),
          threadId,
        },
      ];
    });
  } catch {
    // Most apps may not read the history; a thread can be entered by its id all the same.
    return [];
  }
}
