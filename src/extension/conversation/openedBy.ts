import * as vscode from 'vscode';
import * as z from 'zod';
import { present } from '../../contract/absent';
import { isThreadReply } from '../../contract/inbound';
import { informationMessage } from '../base/dialogs';
import { chooseOne } from '../base/wizard';
import { groupChoices } from '../groups/groupChoices';
import { ChatMessageNode } from '../groups/nodes/chatMessageNode';
import { GroupNode } from '../groups/nodes/groupNode';
import { QuotedNode } from '../groups/nodes/quotedNode';
import type { Services } from '../session/services';
import type { Place } from './conversationPanel';

/** A group, or a message in it. */
export interface GroupPlace extends Place {
  readonly groupId: string;
}

const id = z.string().min(1).max(500);
const place = z.object({ groupId: id, threadId: id.optional(), messageId: id.optional() });

/** A place as another part of the extension gave it; undefined for anything else. */
export function readPlace(given: unknown): GroupPlace | undefined {
  return place.safeParse(given).data;
}

/**
 * What a row of the groups view leads to; without one, a group that is asked for. Undefined: the person gave up.
 * @param title of that question.
 */
export async function openedBy(
  services: Services,
  row: unknown,
  title = vscode.l10n.t('Open Conversation'),
): Promise<GroupPlace | undefined> {
  if (row instanceof GroupNode) return { groupId: row.groupId };
  if (row instanceof ChatMessageNode || row instanceof QuotedNode) {
    const { message, groupId } = row;
    if (groupId === undefined) return undefined;
    const messageId = present(message.message_id);
    const threadId = isThreadReply(message) ? present(message.thread_id) : undefined;
    return { groupId, messageId, threadId };
  }
  return readPlace(row) ?? askGroup(services, title);
}

async function askGroup({ sessions }: Services, title: string): Promise<GroupPlace | undefined> {
  const session = await sessions.active();
  if (!session) {
    void informationMessage(vscode.l10n.t('Add an app or start the local SeaTalk to read groups.'));
    return undefined;
  }
  await Promise.all([session.groups.load(), session.marks.reload()]);
  if (session.groups.groups.length === 0) await session.groups.refresh();
  const items = groupChoices(session);
  if (items.length === 0) {
    void informationMessage(vscode.l10n.t("Your bot isn't in a group yet."));
    return undefined;
  }
  const groupId = await chooseOne<string>(title, {
    placeholder: vscode.l10n.t('Choose a group'),
    items,
  });
  return groupId === undefined ? undefined : { groupId };
}
