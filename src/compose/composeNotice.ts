import * as z from 'zod';
import { checkDocument } from '../cards/check/checkDocument';
import type { Diagnostic } from '../cards/check/checkDocument';
import { parseCard } from '../cards/document/cardDocument';
import { withoutIgnored } from '../cards/document/cardFields';
import type { RecognisedCard } from '../cards/document/recognise';
import { serviceNoticeCard } from '../contract/cards';
import type { CardElements, Language, ServiceNoticeCard } from '../contract/cards';
import { usablePlatform } from '../contract/outbound';

/** The key of one text of a service notice: a language, or `default` for everyone else. */
export type NoticeLanguage = 'default' | Language;

/** What goes to everybody, without the people. */
export interface Notice {
  readonly card: ServiceNoticeCard;
  /** `desktop` or `mobile` where only one of them shows it. */
  readonly usablePlatform?: z.infer<typeof usablePlatform> | undefined;
}

/** A notice made of card JSON. */
export interface ComposedNotice extends Notice {
  /** What the card rules warn of; it can be sent all the same. */
  readonly warnings: readonly Diagnostic[];
  /** People the JSON names, where it is the body of a whole call. */
  readonly employeeCodes: readonly string[];
}

/** Why a text can't be sent as a service notice. */
export type BadNotice =
  | { readonly reason: 'not_json'; readonly faultCode: string }
  | { readonly reason: 'no_card' }
  /** `finding` is the first of `count` that SeaTalk would reject the card for; absent where only the schema knows. */
  | { readonly reason: 'bad_card'; readonly finding: Diagnostic | undefined; readonly count: number };

export type NoticeResult = ({ readonly ok: true } & ComposedNotice) | ({ readonly ok: false } & BadNotice);

/** Makes a service notice from card JSON of any known shape. Languages stay; a card without any is the one for everyone. */
export function composeNotice(text: string): NoticeResult {
  const document = parseCard(text);
  const [fault] = document.faults;
  if (fault) return { ok: false, reason: 'not_json', faultCode: fault.code };
  const found = document.card;
  if (!found) return { ok: false, reason: 'no_card' };
  const card = byLanguage(found);
  // What is checked is what is sent: wherever the JSON would have sent the card, it goes to people as a notice.
  const body = JSON.stringify({ tag: 'interactive_message', interactive_message: card });
  const findings = checkDocument(parseCard(body), { surface: 'service_notice', isFinal: true });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const parsed = serviceNoticeCard.safeParse(card);
  if (errors.length > 0 || !parsed.success) {
    const count = errors.length || parsed.error?.issues.length || 1;
    return { ok: false, reason: 'bad_card', finding: errors[0], count };
  }
  const request = found.message?.value;
  return {
    ok: true,
    card: parsed.data,
    usablePlatform: usablePlatform.safeParse(request?.['usable_platform']).data,
    warnings: findings.filter(({ severity }) => severity === 'warning'),
    employeeCodes: z.array(z.string().min(1)).safeParse(request?.['employee_codes']).data ?? [],
  };
}

function byLanguage(card: RecognisedCard): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    card.variants.map(({ language, elements }) => [
      language ?? 'default',
      { elements: withoutIgnored(elements) },
    ]),
  );
}

/** A title and a text in one language. */
export interface NoticeText {
  readonly title: string;
  /** SeaTalk formatting such as `**bold**` works. Empty for a title alone. */
  readonly text: string;
}

/** A service notice of plain texts, as the JSON that {@link composeNotice} reads. */
export function noticeOfTexts(texts: ReadonlyMap<NoticeLanguage, NoticeText>): string {
  const card = Object.fromEntries(
    [...texts].map(([language, text]) => [language, { elements: elementsOf(text) }]),
  );
  return JSON.stringify({ tag: 'interactive_message', interactive_message: card });
}

function elementsOf({ title, text }: NoticeText): CardElements {
  return [
    ...(title === '' ? [] : [{ element_type: 'title' as const, title: { text: title } }]),
    ...(text === '' ? [] : [{ element_type: 'description' as const, description: { text } }]),
  ];
}
