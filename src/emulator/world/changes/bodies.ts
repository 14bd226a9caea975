import { newFileId } from '../ids';
import type { DraftBody, ForwardedItem, MessageBody, NewFile } from '../messageRecords';
import { boundFiles } from './bounds';
import type { WorldState } from '../state';

/** Stores the files of a draft as files of the message. @returns the body with the ids of the files. */
export function keepBody(state: WorldState, messageUid: number, draft: DraftBody): MessageBody {
  const idOf = (file: NewFile) => {
    const id = newFileId(state.random);
    state.files.set(id, { id, ...file, bytes: alone(file.bytes), messageUid });
    state.fileBytes += file.bytes.byteLength;
    boundFiles(state);
    return id;
  };
  switch (draft.kind) {
    case 'text':
    case 'other':
      return draft;
    case 'image':
    case 'video':
      return { kind: draft.kind, fileId: idOf(draft.file) };
    case 'file':
      return { kind: 'file', fileId: idOf(draft.file), filename: draft.file.filename };
    case 'card': {
      const { images, ...card } = draft;
      return { ...card, imageFileIds: images.map(idOf) };
    }
    case 'forwarded':
      return {
        kind: 'forwarded',
        items: draft.items.map((item): ForwardedItem => ({
          ...item,
          body: keepBody(state, messageUid, item.body),
        })),
      };
  }
}

/** Node makes small buffers as parts of a shared one, all of which would be kept, and copied into each snapshot. */
function alone(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
