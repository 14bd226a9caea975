import { Code } from '../../../contract/codes';
import type { CardBody, ServiceNoticeCard } from '../../../contract/cards';
import { LANGUAGES } from '../../../contract/cards';
import { draftCard, draftText } from '../../messages/draftBody';
import { restRefusals } from '../../refusal';
import { addMessage } from '../../world/changes/messages';
import type { DraftBody } from '../../world/messageRecords';
import { employeeByCode } from '../../world/people';
import type { PersonRecord } from '../../world/records';
import type { AppCallContext, AppHandler } from '../context';
import { botOf, whyOutOfReach } from '../reach';
import { idFor } from './post';

/** Everyone gets the card in their own language, if it has that. People who can't be reached are listed. The outer code is 0. */
export const sendServiceNotice: AppHandler<'sendServiceNotice'> = (context, request) => {
  // All languages are checked first: one that is wrong fails the whole card, even when nobody reads it.
  const bodies = new Map<CardBody, DraftBody>();
  for (const [language, card] of Object.entries(request.interactive_message))
    if (card)
      bodies.set(
        card,
        draftCard({ refusals: restRefusals, at: `interactive_message.${language}` }, card.elements),
      );
  const delivery = request.employee_codes.map((code) => {
    const refusal = whyOutOfReach(context, code);
    const person = employeeByCode(context.world, code);
    const body = person && bodies.get(inLanguage(request.interactive_message, person));
    if (refusal !== undefined || !body) return { code: refusal ?? Code.employeeUnknown, employee_code: code };
    const message = addMessage(context.live, { ...noticeTo(context, person), body });
    return { code: 0, employee_code: code, message_id: idFor(context, message) };
  });
  return { delivery };
};

/**
 * The documentation shows only the code of the answer. The vendor's own client reads the failures from it. Their reasons aren't known;
 * these are the ones of badges.
 */
export const sendOldServiceNotice: AppHandler<'sendOldServiceNotice'> = (context, request) => {
  const failed = new Map<number, string>();
  for (const [offset, code] of request.employee_codes.entries()) {
    const refusal = whyOutOfReach(context, code);
    const person = employeeByCode(context.world, code);
    if (refusal !== undefined || !person) {
      const isUnknown = refusal === Code.employeeUnknown;
      failed.set(offset, isUnknown ? 'EMPLOYEE_ID_NOT_FOUND' : 'APP_REGISTRATION_REQUIRED');
      continue;
    }
    const language = LANGUAGES.find((one) => one === person.language) ?? request.default_language;
    const text = request.messages[language] ?? request.messages[request.default_language];
    if (!text) continue;
    const lines = [text.title, text.subtitle, text.body, text.description].filter(Boolean).join('\n');
    addMessage(context.live, { ...noticeTo(context, person), body: draftText({}, lines, 2) });
  }
  return { failed_offsets: [...failed.keys()], failed_reasons: [...failed.values()] };
};

function inLanguage(card: ServiceNoticeCard, person: PersonRecord) {
  const language = LANGUAGES.find((one) => one.toLowerCase() === person.language.toLowerCase());
  return (language && card[language]) ?? card.default;
}

function noticeTo({ app, nowMs }: AppCallContext, person: PersonRecord) {
  return {
    place: { kind: 'notice', appId: app.appId, seatalkId: person.seatalkId },
    sender: botOf(app),
    sentAtMs: nowMs,
  } as const;
}
