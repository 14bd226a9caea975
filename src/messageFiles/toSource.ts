import type { Form, Source } from '../compose/model/source';
import { FILE_FORMS, formOf } from './messageFile';
import type { MessageFile } from './messageFile';

const EVERYONE = '0';
/** What formatting recognizes at the start of a line only. */
const BLOCK = /^(?:[-*+][ \t]|\d{1,9}\.[ \t]|```|~~~)/u;

/** What a file sends, once its variables are filled in. @param fileName for the case that it is sent as a file after all. */
export function toSource(
  file: MessageFile,
  body: string,
  fileName: string,
): { readonly source: Source; readonly form: Form } {
  const form = formOf(file);
  const text =
    form === 'formatted'
      ? withMentions(
          body,
          file.mentions.map(({ value }) => value),
        )
      : body;
  const languageId = form === 'card' ? 'json' : 'markdown';
  const name = fileName.replace(/\.seatalk-message\.md$/u, form === 'card' ? '.json' : '.md');
  return { source: { kind: 'text', text, languageId, fileName: name }, form: FILE_FORMS[form] };
}

function withMentions(body: string, mentions: readonly string[]): string {
  if (mentions.length === 0) return body;
  const text = body.replace(/^(?:[ \t]*\r?\n)+/u, '');
  const tags = [...new Set(mentions)].map(mentionTag).join(' ');
  return `${tags}${BLOCK.test(text) ? '\n' : ' '}${text}`;
}

/** The tag that mentions somebody. @param mention a SeaTalk ID, an email, or `all`. */
export function mentionTag(mention: string): string {
  const id = mention === 'all' ? EVERYONE : mention;
  return `<mention-tag target="seatalk://user?${id.includes('@') ? 'email' : 'id'}=${id}"/>`;
}
