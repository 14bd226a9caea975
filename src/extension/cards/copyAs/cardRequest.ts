import { isArray } from '../../../cards/document/json';
import type { RecognisedCard } from '../../../cards/document/recognise';
import { SEATALK_BASE_URL } from '../../../contract/baseUrl';
import { endpoints } from '../../../contract/endpoints';
import type { EndpointName } from '../../../contract/endpoints';
import { asRequest } from '../../../traffic/asRequest/asRequest';
import type { PrintedRequest, RequestForm } from '../../../traffic/asRequest/asRequest';
import type { PrintableRequest } from '../../../traffic/asRequest/printableRequest';
import { variablesOf } from '../../../traffic/asRequest/printableRequest';
import { printValue, Variable } from '../../../traffic/asRequest/printValue';
import { jsonStyle } from '../../../traffic/asRequest/valueStyles';

/** Where a copied card is to be sent. */
export type CopyTarget = 'group' | 'person' | 'webhook' | 'notice';

/** What a card can be copied as. */
export type CopyForm = 'body' | RequestForm;

const CALLS = {
  group: 'sendMessageToGroupChat',
  person: 'sendMessageToBotUser',
  webhook: 'sendSystemAccountMessage',
  notice: 'sendServiceNotice',
} as const satisfies Record<CopyTarget, EndpointName>;

/** Writes the call that sends a card. Ids and secrets are named by variables, never given. */
export function copyAs(card: RecognisedCard, form: CopyForm, target: CopyTarget): PrintedRequest {
  const request = cardRequest(card, target);
  if (form !== 'body') return asRequest(request, form);
  const { body } = request;
  const variables = variablesOf({ url: '', query: [], hasToken: false, body });
  return { text: `${printValue(body, jsonStyle)}\n`, variables };
}

/** The call that sends a card. All languages of a service notice go along where the target knows languages, else the first. */
function cardRequest(card: RecognisedCard, target: CopyTarget): PrintableRequest {
  const { title, method, path, auth } = endpoints[CALLS[target]];
  return {
    title,
    method,
    url: auth === 'webhook' ? new Variable('SEATALK_WEBHOOK_URL') : `${SEATALK_BASE_URL}${path}`,
    query: [],
    hasToken: auth === 'token',
    body: bodyOf(card, target),
    subject: 'card',
  };
}

function bodyOf(card: RecognisedCard, target: CopyTarget): object {
  const message = { tag: 'interactive_message', interactive_message: { elements: card.elements } };
  switch (target) {
    case 'group':
      return { group_id: new Variable('GROUP_ID'), message };
    case 'person':
      return { employee_code: new Variable('EMPLOYEE_CODE'), message };
    case 'webhook':
      return message;
    case 'notice':
      return {
        tag: message.tag,
        interactive_message: byLanguage(card),
        employee_codes: [new Variable('EMPLOYEE_CODE')],
      };
  }
}

function byLanguage(card: RecognisedCard): object {
  const bodies = card.variants.map(({ language, elements }) => [
    language ?? 'default',
    { elements: isArray(elements) ? elements : [] },
  ]);
  return Object.fromEntries(bodies) as object;
}
