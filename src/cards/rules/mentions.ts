import { findMentions } from '../markdown/findMentions';
import type { MentionFault } from '../markdown/findMentions';
import { CARD_LIMITS } from '../../contract/cardLimits';
import { DOCS } from './rule';
import type { Confidence, Rule } from './rule';

interface FaultRule {
  readonly fault: MentionFault;
  readonly id: string;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly template: string;
}

const FAULTS: readonly FaultRule[] = [
  {
    fault: 'everyone',
    id: 'mention-everyone',
    confidence: 'documented',
    summary: 'Everyone is mentioned as `seatalk://user?id=0`; `seatalk://all` isn’t documented.',
    template:
      'To mention everyone, use <mention-tag target="seatalk://user?id=0"/>; "{target}" isn’t documented.',
  },
  {
    fault: 'not-an-id',
    id: 'mention-id',
    confidence: 'documented',
    summary: 'A mention names a SeaTalk ID, which is a number, never an employee code.',
    template:
      'A mention needs a SeaTalk ID, which is a number, or ?email=…. "{target}" is neither. An employee code mentions no one.',
  },
  {
    fault: 'escaped',
    id: 'mention-escaped',
    confidence: 'observed',
    summary: 'Nothing is escaped inside a mention tag; in JSON its quotes are written `\\"`.',
    template: 'Don’t escape anything inside a mention tag: with its backslash, this one mentions no one.',
  },
  {
    fault: 'form',
    id: 'mention-form',
    confidence: 'documented',
    summary: 'A mention is `<mention-tag target="seatalk://user?id=ID"/>` or the same with `?email=`.',
    template:
      'A mention is <mention-tag target="seatalk://user?id=ID"/>, or ?email=ADDRESS for the ID, exactly as written.',
  },
  {
    fault: 'foreign',
    id: 'mention-foreign',
    confidence: 'inferred',
    summary: 'Mentions in the style of other messengers mention no one.',
    template:
      'This is the style of other messengers. SeaTalk uses <mention-tag target="seatalk://user?id=ID"/>.',
  },
];

const faults = FAULTS.map(({ fault, id, confidence, summary, template }): Rule => ({
  id,
  severity: 'warning',
  confidence,
  docs: DOCS.group,
  summary,
  *check({ descriptions }) {
    for (const { path, mentions, isFormatted } of descriptions) {
      if (!isFormatted) continue;
      for (const { start, end, target, fault: found } of mentions) {
        if (found === fault) yield { path, template, args: { target }, span: { start, end } };
      }
    }
  },
}));

const mentionPlain: Rule = {
  id: 'mention-plain',
  severity: 'warning',
  confidence: 'observed',
  docs: DOCS.group,
  summary: 'Where nothing is formatted (titles, labels, `format` 2), a mention tag shows as text.',
  *check({ descriptions, texts }) {
    for (const { path, mentions, isFormatted } of descriptions) {
      if (isFormatted) continue;
      for (const { start, end, fault } of mentions) {
        if (fault === 'foreign') continue;
        const template = 'With "format": 2 nothing is formatted: this tag shows as text and mentions no one.';
        yield { path, template, span: { start, end } };
      }
    }
    for (const { kind, value, path } of texts) {
      if ((kind !== 'title' && kind !== 'label') || typeof value !== 'string') continue;
      if (value.length > CARD_LIMITS.descriptionText) continue;
      for (const { start, end, fault } of findMentions(value)) {
        if (fault === 'foreign') continue;
        const template = 'Titles and labels are plain text: this tag shows as text and mentions no one.';
        yield { path, template, span: { start, end } };
      }
    }
  },
};

const mentionOutsideGroup: Rule = {
  id: 'mention-outside-group',
  severity: 'warning',
  confidence: 'documented',
  docs: DOCS.group,
  surfaces: ['direct', 'service_notice'],
  summary: 'Mentions are for groups only.',
  *check({ descriptions }) {
    for (const { path, mentions, isFormatted } of descriptions) {
      if (!isFormatted) continue;
      for (const { start, end, fault } of mentions) {
        if (fault) continue;
        const template = 'Mentions are for groups only; outside them this tag mentions no one.';
        yield { path, template, span: { start, end } };
      }
    }
  },
};

const EVERYONE = 'seatalk://user?id=0';

const mentionAllInThread: Rule = {
  id: 'mention-all-in-thread',
  severity: 'warning',
  confidence: 'documented',
  docs: DOCS.group,
  surfaces: ['group'],
  summary: 'Everyone can’t be mentioned in a thread: SeaTalk returns code 4011.',
  *check({ descriptions, card }) {
    const thread = card.message?.value['thread_id'];
    if (typeof thread !== 'string' || thread === '') return;
    for (const { path, mentions, isFormatted } of descriptions) {
      if (!isFormatted) continue;
      for (const { start, end, target, fault } of mentions) {
        if (fault || target !== EVERYONE) continue;
        const template =
          'Everyone can’t be mentioned in a thread: SeaTalk rejects such messages with code 4011.';
        yield { path, template, span: { start, end } };
      }
    }
  },
};

/** The rules about mention tags. */
export const mentionRules: readonly Rule[] = [
  ...faults,
  mentionPlain,
  mentionOutsideGroup,
  mentionAllInThread,
];
