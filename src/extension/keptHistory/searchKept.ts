import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { messageTimeMs, present } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { messageGist } from '../../conversations/messageGist';
import type { KeptGroup } from '../../directory/keptHistory';
import { folded } from '../../directory/searchText';
import { chooseOne, enterText } from '../base/wizard';
import { showNotice } from '../base/notices';
import { senderWords } from '../messages/messageWords';
import type { Session } from '../session/session';

/** So many are looked at. */
const FOUND_MAX = 200;
/** Characters before what was found, and of the whole line. */
const BEFORE = 30;
const LINE = 100;

/** A kept message that holds what was looked for. */
export interface FoundMessage {
  readonly groupId: string;
  readonly messageId: string;
}

/** Asks for words, and for one of the messages that hold them. Undefined: the person gave up, or there is none. */
export async function searchKept(
  session: Session,
  kept: readonly KeptGroup[],
): Promise<FoundMessage | undefined> {
  const title = vscode.l10n.t('Search Kept History');
  const words = await enterText(title, { prompt: vscode.l10n.t('Words to find in {0} groups', kept.length) });
  if (words === undefined || words.trim() === '') return undefined;
  const found = await findKept(session, kept, words);
  if (found.length === 0) {
    showNotice(vscode.l10n.t('Nothing kept holds "{0}".', oneLine(words, 60)));
    return undefined;
  }
  const { language } = vscode.env;
  return chooseOne<FoundMessage>(title, {
    placeholder:
      found.length === 1
        ? vscode.l10n.t('1 message holds "{0}"', oneLine(words, 60))
        : vscode.l10n.t('{0} messages hold "{1}"', found.length, oneLine(words, 60)),
    items: found.map(({ groupId, message, snippet }) => ({
      value: { groupId, messageId: present(message.message_id) ?? '' },
      label: snippet,
      description: senderWords(session.people, message),
      detail: [
        oneLine(session.groups.get(groupId)?.name ?? groupId, 60),
        new Date(messageTimeMs(message)).toLocaleString(language),
      ].join(' · '),
    })),
  });
}

interface Found {
  readonly groupId: string;
  readonly message: ChatMessage;
  readonly snippet: string;
}

/** The latest first. Case and accents make no difference. */
async function findKept(
  session: Pick<Session, 'keptHistory'>,
  kept: readonly KeptGroup[],
  words: string,
): Promise<readonly Found[]> {
  const wanted = folded(words.trim());
  const found: Found[] = [];
  for (const { groupId } of kept) {
    for (const message of await session.keptHistory.read(groupId)) {
      const text = oneLine(messageGist(message).text ?? '', Number.MAX_SAFE_INTEGER);
      const at = folded(text).indexOf(wanted);
      if (at >= 0) found.push({ groupId, message, snippet: around(text, at) });
    }
  }
  return found.toSorted((a, b) => messageTimeMs(b.message) - messageTimeMs(a.message)).slice(0, FOUND_MAX);
}

/** The words around a place; folding may have moved it by a little. */
function around(text: string, at: number): string {
  const from = Math.max(0, at - BEFORE);
  return oneLine(`${from > 0 ? '…' : ''}${text.slice(from)}`, LINE);
}
