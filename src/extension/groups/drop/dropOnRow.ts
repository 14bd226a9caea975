import * as vscode from 'vscode';
import { shortened } from '../../../base/clusters';
import { oneLine } from '../../../base/plainText';
import type { Source } from '../../../compose/model/source';
import { suggestForms } from '../../../compose/suggestForms';
import type { SendTarget } from '../../../sending/sendTarget';
import { informationMessage } from '../../base/dialogs';
import { showError } from '../../base/showError';
import { formWords } from '../../send/questions/pickForm';
import type { Services } from '../../session/services';
import type { GroupsView } from '../groupsView';
import { ChatMessageNode } from '../nodes/chatMessageNode';
import { DetailsNode } from '../nodes/detailsNode';
import { GroupNode } from '../nodes/groupNode';
import { InfoNode } from '../nodes/infoNode';
import { QuotedNode } from '../nodes/quotedNode';
import type { ViewNode } from '../nodes/viewNode';
import { droppedSources } from './droppedSources';

/** Files named before it is sent; the rest is counted. */
const NAMED_MAX = 8;
/** Characters of a text that are shown before it is sent. */
const LOOK_CHARS = 300;

/**
 * Sends what was dropped on a row to the chat it stands for, after a look at what goes where. Errors are shown.
 * @returns once that is read, with the end of the send: the editor waits for a drop, and a person may take their time.
 */
export async function dropOnRow(
  services: Services,
  view: Pick<GroupsView, 'appId' | 'root'>,
  row: ViewNode | undefined,
  given: vscode.DataTransfer,
): Promise<{ readonly ended: Promise<unknown> } | undefined> {
  try {
    const { appId } = view;
    const sources = await droppedSources(given);
    if (!sources) return undefined;
    const target = await targetOf(view, row);
    if (!target) {
      void informationMessage(vscode.l10n.t('Drop on a group, a message, or a person to send it there.'));
      return undefined;
    }
    const { SendFlow } = await import('../../send/sendFlow');
    const ended = new SendFlow(services)
      .run({ sources, target, appId, dropped: lookWords(sources) })
      .catch((error: unknown) => showError(services.log, error));
    return { ended };
  } catch (error) {
    showError(services.log, error);
    return undefined;
  }
}

/** The chat that a row stands for: a group, the thread of a message, a person. */
async function targetOf(
  view: Pick<GroupsView, 'root'>,
  row: ViewNode | undefined,
): Promise<SendTarget | undefined> {
  if (row instanceof InfoNode) return row.sendTo;
  if (row instanceof DetailsNode) return targetOf(view, row.parent);
  if (row instanceof GroupNode) return { kind: 'group', groupId: row.groupId, name: row.name };
  if (!(row instanceof ChatMessageNode || row instanceof QuotedNode) || row.replyThreadId === undefined)
    return undefined;
  const name = (await view.root())?.find(row.groupId)?.name;
  return { kind: 'group', groupId: row.groupId, name, threadId: row.replyThreadId };
}

/** What is sent, and as what, for the question before that. */
function lookWords(sources: readonly Source[]): string {
  const lines = sources.slice(0, NAMED_MAX).map((source) => {
    const form = formWords(suggestForms(source).best);
    if (source.kind === 'text') return `${form}:\n${shortened(source.text.trim(), LOOK_CHARS)}`;
    return vscode.l10n.t('{0}, as: {1}', oneLine(source.fileName, 80), form);
  });
  const rest = sources.length - lines.length;
  return [...lines, ...(rest > 0 ? [vscode.l10n.t('and {0} more', rest)] : [])].join('\n');
}
