import * as vscode from 'vscode';
import type { TranscriptWords } from '../../conversations/transcript';
import { messageGist } from '../../conversations/messageGist';
import type { PeopleDirectory } from '../../directory/peopleDirectory';
import { present } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { gistWords, senderWords } from '../messages/messageWords';

/** Longest time that names are waited for, in milliseconds. */
const NAMES_MS = 10_000;

/** A transcript in the language of the editor. */
export function transcriptWords(people: Pick<PeopleDirectory, 'label'>): TranscriptWords {
  const { language } = vscode.env;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  return {
    sender: (message) => senderWords(people, message),
    other: (message) => gistWords(messageGist(message)),
    day: (atMs) => (atMs > 0 ? day.format(atMs) : vscode.l10n.t('Without a time')),
    time: (atMs) => time.format(atMs),
  };
}

/**
 * Reads the names of who has sent messages, as far as they aren't known: a transcript is made once. Without the permission, or when it
 * takes too long, they are called by their emails.
 */
export async function learnSenders(
  people: Pick<PeopleDirectory, 'known' | 'resolveAll'>,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<void> {
  const known = new Set(people.known.map(({ employeeCode }) => employeeCode));
  const codes = new Set(messages.flatMap(({ sender }) => present(sender?.employee_code) ?? []));
  const unknown = [...codes].filter((code) => !known.has(code));
  if (unknown.length === 0) return;
  try {
    await people.resolveAll(unknown, signal, { deadlineMs: NAMES_MS });
  } catch {
    signal.throwIfAborted();
  }
}
