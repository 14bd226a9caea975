import type { AppHandler } from './context';
import { idFor, post } from './post';
import { reachablePerson } from './reach';

export const sendMessageToBotUser: AppHandler<'sendMessageToBotUser'> = (context, request) => {
  const person = reachablePerson(context, request.employee_code);
  const place = { kind: 'direct', appId: context.app.appId, seatalkId: person.seatalkId } as const;
  return { message_id: idFor(context, post(context, place, request.message)) };
};
