import * as z from 'zod';
import { DEFAULT_WINDOWS, defineEndpoint, perHour } from '../endpoint';
import { optionalText } from '../person';

export const authCalls = {
  getAppAccessToken: defineEndpoint({
    title: 'Get App Access Token',
    method: 'POST',
    path: '/auth/app_access_token',
    auth: 'none',
    request: z.strictObject({ app_id: z.string().min(1), app_secret: z.string().min(1) }),
    response: z.looseObject({
      app_access_token: z.string().min(1),
      /** Unix seconds at which the token ends; some clients saw a duration, so values up to 1 000 000 000 are read as one. */
      expire: z.number(),
    }),
    windows: [perHour(600)],
    repeat: 'safe',
    docs: 'get-app-access-token',
  }),
  verifySsoToken: defineEndpoint({
    title: 'Verify Single Sign-On Token',
    method: 'POST',
    path: '/sso/v2/verify',
    // The name of the token's field is not documented publicly; the vendor's sample sends `token`.
    request: z.strictObject({ token: z.string().min(1) }),
    response: z.looseObject({ profile: z.looseObject({ employee_code: optionalText }).nullish() }),
    windows: DEFAULT_WINDOWS,
    repeat: 'safe',
    docs: 'reference_server-api-error-code',
  }),
} as const;
