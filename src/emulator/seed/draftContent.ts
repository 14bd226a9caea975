import { draftBody, draftCard, draftText } from '../messages/draftBody';
import { resolveInGroup } from '../messages/mentions';
import { restRefusals } from '../refusal';
import type { DraftBody, ForwardedItem } from '../world/messageRecords';
import { parseDuration } from './duration';
import type { Room } from './names';
import { senderNamed } from './names';
import type { SeedContent, SeedForwarded } from './seedFile';

/**
 * Reads the content of a message from a seed or a control request. Nothing is written to the world.
 * @throws Error for a message without content, or with people who don't exist; PlatformError for media that can't be decoded.
 */
export function draftContent(room: Room, content: SeedContent): DraftBody {
  const resolve = room.group && resolveInGroup(room.world, room.group, room.accounts);
  const context = { refusals: restRefusals, resolve };
  if (content.text !== undefined) return draftText(context, content.text, content.format ?? 1);
  if (content.image) return draftBody(context, { tag: 'image', image: { content: content.image.base64 } });
  if (content.file) {
    const base64 = content.file.base64 ?? Buffer.from(content.file.text ?? '', 'utf8').toString('base64');
    return draftBody(context, { tag: 'file', file: { filename: content.file.filename, content: base64 } });
  }
  if (content.video) {
    const bytes = Buffer.from(content.video.base64, 'base64');
    return { kind: 'video', file: { bytes, contentType: 'video/mp4', filename: '' } };
  }
  if (content.card) return draftCard(context, content.card.elements);
  if (content.forwarded) return { kind: 'forwarded', items: forwardedItems(room, content.forwarded) };
  if (content.tag !== undefined) return { kind: 'other', tag: content.tag };
  throw new Error('A message needs one of text, image, video, file, card, forwarded or tag');
}

function forwardedItems(room: Room, items: SeedForwarded): ForwardedItem<DraftBody>[] {
  return items.map((item) => ({
    sender: senderNamed(room, item.from),
    sentAtMs: room.nowMs - parseDuration(item.ago),
    body: draftContent(room, item),
  }));
}
