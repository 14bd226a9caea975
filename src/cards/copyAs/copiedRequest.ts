import { SEATALK_BASE_URL } from '../../contract/baseUrl';
import { endpoints } from '../../contract/endpoints';
import type { EndpointName } from '../../contract/endpoints';
import { isArray } from '../document/json';
import type { RecognisedCard } from '../document/recognise';
import { Variable } from './variable';
import type { VariableName } from './variable';

/** Where a copied card is to go. */
export type CopyTarget = 'group' | 'person' | 'webhook' | 'notice';

/** A request with what the caller brings left open. */
export interface CopiedRequest {
  readonly title: string;
  readonly method: 'GET' | 'POST';
  /** A webhook's URL is its secret, so all of it is a variable. */
  readonly url: string | Variable;
  /** Whether an app's token goes along. */
  readonly hasToken: boolean;
  /** JSON, with variables in it. */
  readonly body: object;
  readonly variables: readonly VariableName[];
}

const CALLS = {
  group: 'sendMessageToGroupChat',
  person: 'sendMessageToBotUser',
  webhook: 'sendSystemAccountMessage',
  notice: 'sendServiceNotice',
} as const satisfies Record<CopyTarget, EndpointName>;

/** The call that sends a card. All languages of a service notice go along where the target knows languages, else the first. */
export function copiedRequest(card: RecognisedCard, target: CopyTarget): CopiedRequest {
  const { title, method, path, auth } = endpoints[CALLS[target]];
  const isWebhook = auth === 'webhook';
  const body = bodyOf(card, target);
  return {
    title,
    method,
    url: isWebhook ? new Variable('SEATALK_WEBHOOK_URL') : `${SEATALK_BASE_URL}${path}`,
    hasToken: auth === 'token',
    body,
    variables: [isWebhook ? 'SEATALK_WEBHOOK_URL' : 'SEATALK_TOKEN', ...variablesIn(body)],
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

function variablesIn(body: object): readonly VariableName[] {
  return Object.values(body).flatMap((value: unknown) =>
    value instanceof Variable
      ? [value.name]
      : isArray(value)
        ? value.flatMap((item) => (item instanceof Variable ? [item.name] : []))
        : [],
  );
}
