import * as vscode from 'vscode';
import type { TranscriptWords } from '../../conversations/transcript';
import { messageGist } from '../../conversations/messageGist';
import type { PeopleDirectory } from '../../directory/peopleDirectory';
import { gistWords, senderWords } from '../messages/messageWords';

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
