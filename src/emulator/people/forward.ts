import { FORWARDED_NESTING_MAX } from '../../contract/limits';
import { draftText } from '../messages/draftBody';
import type { LiveWorld } from '../world/change';
import { addMessage } from '../world/changes/messages';
import type {
  ChatPlace,
  DraftBody,
  ForwardedItem,
  MessageBody,
  MessageRecord,
  NewFile,
  SenderRef,
} from '../world/messageRecords';
import type { World } from '../world/world';
import { NotPossible } from './notPossible';
import { mustBeIn, seenBy } from './presence';

export interface Forwarding {
  /** To where. */
  readonly place: ChatPlace;
  /** Written beside it; it becomes the last item. */
  readonly comment?: string | undefined;
  /** When, Unix ms. */
  readonly atMs: number;
}

/**
 * Forwards messages as one record, oldest first. A single message comes as such a record too, as was seen live. Mentions in it name
 * nobody any more.
 * @throws NotPossible `not_in_chat` for any of the chats; `recalled`, `nothing_to_forward`; `file_dropped` when a file isn't kept any
 * more; `forwarded_too_often` for records inside of records, deeper than the platform shows.
 */
export function forwardAs(
  live: LiveWorld,
  by: SenderRef,
  messages: readonly MessageRecord[],
  { place, comment, atMs }: Forwarding,
): MessageRecord {
  const { world } = live;
  if (messages.length === 0) throw new NotPossible('nothing_to_forward', 'there is no message to forward');
  mustBeIn(world, by, place);
  const items: ForwardedItem<DraftBody>[] = messages
    .map((message) => seenBy(world, by, message))
    .toSorted((one, other) => one.sentAtMs - other.sentAtMs)
    .map(({ sender, sentAtMs, body }) => ({ sender, sentAtMs, body: draftAgain(world, body) }));
  if (comment !== undefined) items.push({ sender: by, sentAtMs: atMs, body: draftText({}, comment, 1) });
  const body: DraftBody = { kind: 'forwarded', items };
  if (depthOf(body) > 1 + FORWARDED_NESTING_MAX)
    throw new NotPossible('forwarded_too_often', 'forwarded records can be nested three levels deep');
  return addMessage(live, { place, sender: by, sentAtMs: atMs, body });
}

/** A body as one that isn't in the world yet, with its own copy of each file. */
function draftAgain(world: World, body: MessageBody): DraftBody {
  const file = (id: string): NewFile => {
    const kept = world.files.get(id);
    if (!kept) throw new NotPossible('file_dropped', 'the file of the message is not kept any more');
    const { bytes, contentType, filename } = kept;
    return { bytes, contentType, filename };
  };
  switch (body.kind) {
    case 'text':
    case 'other':
      return body;
    case 'image':
    case 'video':
    case 'file':
      return { kind: body.kind, file: file(body.fileId) };
    case 'card': {
      const { imageFileIds, ...card } = body;
      return { ...card, images: imageFileIds.map(file) };
    }
    case 'forwarded':
      return {
        kind: 'forwarded',
        items: body.items.map((item) => ({ ...item, body: draftAgain(world, item.body) })),
      };
  }
}

/** How many records are inside each other; 1 for a record of plain messages. */
function depthOf(body: DraftBody): number {
  return body.kind === 'forwarded' ? 1 + Math.max(0, ...body.items.map((item) => depthOf(item.body))) : 0;
}
