/** What is wrong with a mention. */
export type MentionFault = 'escaped' | 'everyone' | 'not-an-id' | 'form' | 'foreign';

/** A mention tag in a text, right or wrong. `start` and `end` are in UTF-16 units. */
export interface FoundMentionTag {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  /** The target of the tag; empty when it can't be recognized. */
  readonly target: string;
  /** Undefined when SeaTalk understands the tag. */
  readonly fault?: MentionFault;
}

// Each pattern stops at the next bracket, so that no position is read twice.
const TAG = /<mention-tag\b[^<>]*>?/gi;
/** Mentions of other messengers. */
const FOREIGN = /<(?:@|!(?:here|channel|everyone)|at\s)[^<>\n]{0,200}>/g;

const TARGET = /seatalk:\/\/[^"'\s<>]*/i;
const RIGHT = /^<mention-tag target="seatalk:\/\/user\?(?:id=\d+|email=[^"\s@]+@[^"\s@]+)"\s*\/>$/;
const EVERYONE = /^seatalk:\/\/(?:user\?id=)?(?:all|everyone)\b/i;
const CODE = /^seatalk:\/\/user\?(?:id|employee_code|seatalk_id)=(?!\d+$)[^@]+$/i;

/** All mention tags of a text, in order. */
export function findMentions(text: string): FoundMentionTag[] {
  const tags = Array.from(text.matchAll(TAG), ({ 0: tag, index }): FoundMentionTag => {
    const target = (TARGET.exec(tag)?.[0] ?? '').replaceAll('\\', '');
    const fault = faultOf(tag, target);
    return { start: index, end: index + tag.length, tag, target, ...(fault && { fault }) };
  });
  const foreign = Array.from(text.matchAll(FOREIGN), ({ 0: tag, index }): FoundMentionTag => ({
    start: index,
    end: index + tag.length,
    tag,
    target: '',
    fault: 'foreign',
  }));
  return [...tags, ...foreign].toSorted((a, b) => a.start - b.start);
}

function faultOf(tag: string, target: string): MentionFault | undefined {
  if (RIGHT.test(tag) && !tag.includes('\\')) return undefined;
  if (EVERYONE.test(target)) return 'everyone';
  if (CODE.test(target)) return 'not-an-id';
  return tag.includes('\\') ? 'escaped' : 'form';
}
