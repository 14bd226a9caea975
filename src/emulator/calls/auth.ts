import { Code } from '../../contract/codes';
import type { RequestOf, ResponseOf } from '../../contract/endpoints';
import { PlatformError } from '../refusal';
import { issueToken } from '../world/changes/apps';
import type { AppHandler, CallContext } from './context';

/** An unknown app gets the same code as a wrong secret. The real code isn't documented. */
export function getAppAccessToken(
  { world, live, nowMs }: CallContext,
  request: RequestOf<'getAppAccessToken'>,
): ResponseOf<'getAppAccessToken'> {
  const app = world.apps.get(request.app_id);
  if (!app || app.appSecret !== request.app_secret)
    throw new PlatformError(Code.secretWrong, 'app id or app secret wrong');
  if (app.status === 'offline') throw new PlatformError(Code.notOnline, 'the app is offline');
  const token = issueToken(live, app.appId, nowMs);
  return { app_access_token: token.token, expire: token.expiresAtMs / 1000 };
}

export const verifySsoToken: AppHandler<'verifySsoToken'> = ({ world, app, nowMs }, request) => {
  const token = world.ssoTokens.get(request.token);
  if (!token || token.expiresAtMs <= nowMs)
    throw new PlatformError(Code.ssoTokenInvalid, 'the sign-on token is expired or invalid');
  if (token.appId !== app.appId)
    throw new PlatformError(Code.ssoOtherApp, 'the sign-on token belongs to another app');
  const person = world.people.get(token.seatalkId);
  if (!person || person.external)
    throw new PlatformError(Code.ssoNotAnEmployee, 'the person is not an employee of the organization');
  return { profile: { employee_code: person.employeeCode } };
};
