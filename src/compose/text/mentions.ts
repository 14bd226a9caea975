import { openFence } from '../../cards/markdown/fence';

/** A tag with any target, well formed or not. https://open.seatalk.io/docs/Send-Message-to-Group-Chat */
const TAG = /<mention-tag\b[^<>]{0,500}>/gi;
const TARGET = /\btarget\s*=\s*\\?["']?([^"'\s\\>]*)/i;
const EVERYONE = /^seatalk:\/\/user\?id=0$/i;
/** Written by a published integration, but not documented on any official page. */
const UNKNOWN_EVERYONE = /^seatalk:\/\/all\b/i;
const KNOWN = /^seatalk:\/\/user\?(?:id=\d+|email=[^@\s]+@[^@\s]+)$/i;

const EVERYONE_TARGET = 'seatalk://user?id=0';

export interface FoundMention {
  readonly target: string;
  readonly everyone: boolean;
  /** Whether the target is documented. An escaped quote (`\"`), as in JSON, makes it unknown. */
  readonly known: boolean;
  /** The undocumented way to mention everyone. */
  readonly unknownEveryone: boolean;
}

/** All mention tags of a text, in order. */
export function mentionsIn(text: string): FoundMention[] {
  return Array.from(text.matchAll(TAG), ([tag]) => {
    const target = TARGET.exec(tag)?.[1] ?? '';
    return {
      target,
      everyone: EVERYONE.test(target),
      known: KNOWN.test(target) && !tag.includes('\\'),
      unknownEveryone: UNKNOWN_EVERYONE.test(target),
    };
  });
}

/** The lines of a formatted text outside fenced blocks. Tags are mentions only there. */
export function outsideFences(text: string): string {
  let fence: string | undefined;
  return text
    .split('\n')
    .filter((line) => {
      const before = fence;
      fence = openFence(line, fence);
      return before === undefined && fence === undefined;
    })
    .join('\n');
}

/** Removes the tags that mention everyone. */
export function withoutEveryone(text: string): string {
  return text.replaceAll(TAG, (tag) => (EVERYONE.test(TARGET.exec(tag)?.[1] ?? '') ? '' : tag));
}

/** Replaces `seatalk://all` with the documented form. */
export function withKnownEveryone(text: string): string {
  return text.replaceAll(TAG, (tag) =>
    UNKNOWN_EVERYONE.test(TARGET.exec(tag)?.[1] ?? '') ? `<mention-tag target="${EVERYONE_TARGET}"/>` : tag,
  );
}
