import { Code } from '../../contract/codes';
import type { ServiceNoticeCard } from '../../contract/cards';
import { LANGUAGES } from '../../contract/cards';
import { addMessage, chatAt } from '../world/messages';
import type { PersonRecord } from '../world/people';
import { employeeByCode } from '../world/people';
import type { AppCallContext, AppHandler } from './context';
import { cardBody, checkImages, textBody } from '../messages/messageBody';
import { idFor } from './post';
import { whyOutOfReach } from './reach';
import { restRefusals } from './refusals';

/** Everyone gets the card in their own language where there is one; who can't be reached is listed, outer code 0. */
export const sendServiceNotice: AppHandler<'sendServiceNotice'> = (context, request) => {
  // The card is refused as a whole, whoever reads which language.
  for (const body of Object.values(request.interactive_message))
    if (body) checkImages(restRefusals, body.elements);
  const delivery = request.employee_codes.map((code) => {
    const refusal = whyOutOfReach(context, code);
    const person = employeeByCode(context.world, code);
    if (refusal !== undefined || !person)
      return { code: refusal ?? Code.employeeUnknown, employee_code: code };
    const { elements } = inLanguage(request.interactive_message, person);
    const body = cardBody({ world: context.world, refusals: restRefusals }, elements);
    const message = addMessage(context.world, { ...noticeTo(context, person), body });
    return { code: 0, employee_code: code, message_id: idFor(context, message) };
  });
  return { delivery };
};

/** Documented answer: nothing but the code. */
export const sendOldServiceNotice: AppHandler<'sendOldServiceNotice'> = (context, request) => {
  for (const code of request.employee_codes) {
    const person = employeeByCode(context.world, code);
    if (!person || whyOutOfReach(context, code) !== undefined) continue;
    const language = LANGUAGES.find((one) => one === person.language) ?? request.default_language;
    const text = request.messages[language] ?? request.messages[request.default_language];
    if (!text) continue;
    const lines = [text.title, text.subtitle, text.body, text.description].filter(Boolean).join('\n');
    addMessage(context.world, { ...noticeTo(context, person), body: textBody({}, lines, 2) });
  }
  return {};
};

function inLanguage(card: ServiceNoticeCard, person: PersonRecord) {
  const language = LANGUAGES.find((one) => one.toLowerCase() === person.language.toLowerCase());
  return (language && card[language]) ?? card.default;
}

function noticeTo({ world, app, nowMs }: AppCallContext, person: PersonRecord) {
  return {
    chat: chatAt(world, { kind: 'notice', appId: app.appId, seatalkId: person.seatalkId }),
    sender: { kind: 'bot', seatalkId: app.botSeatalkId },
    sentAtMs: nowMs,
  } as const;
}
