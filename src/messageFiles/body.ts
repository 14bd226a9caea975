import type { MessageFile } from './messageFile';

/** The text below the front matter. */
export function bodyText({ text, body }: MessageFile): string {
  return text.slice(body.offset, body.offset + body.length);
}

/** JSON may stand in a fenced block, which editors show as such. */
export function withoutFence(body: string): string {
  const [, inside] = /^\s*```(?:json[c5]?)?[ \t]*\r?\n([^]*?)\r?\n```\s*$/u.exec(body) ?? [];
  return inside ?? body;
}
