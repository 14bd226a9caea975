import type { Source } from '../../../src/compose/model/source';

/** A selection in the editor. */
export const selection = (text: string, languageId?: string, fileName?: string): Source => ({
  kind: 'text',
  text,
  languageId,
  fileName,
});

/** A file from the explorer. */
export const file = (fileName: string, content: string | Uint8Array): Source => ({
  kind: 'file',
  fileName,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
});

/** Bytes that start like a PNG. */
export const png = (length = 64): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};

export const card = {
  elements: [
    { element_type: 'title', title: { text: 'Deploy 1482' } },
    { element_type: 'description', description: { format: 1, text: 'Roll **back**?' } },
    { element_type: 'button', button: { button_type: 'callback', text: 'Roll back', value: 'k-1482' } },
  ],
};

export const EVERYONE = '<mention-tag target="seatalk://user?id=0"/>';
export const MIRA = '<mention-tag target="seatalk://user?id=9012345678"/>';
