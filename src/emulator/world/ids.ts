import type { RandomSource } from './random';
import { randomText } from './random';

/** Makes ids with the shapes seen on the real platform. Callers must treat them as opaque. */

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Base64 of a number of twelve digits: the shape of an `app_id` and of a `group_id`. */
function encodeNumber(twelveDigits: string): string {
  return Buffer.from(twelveDigits, 'latin1').toString('base64');
}

export const newAppId = (source: RandomSource) => encodeNumber(`1${randomText(source, DIGITS, 11)}`);
export const newGroupId = (source: RandomSource) => encodeNumber(`4${randomText(source, DIGITS, 11)}`);
export const newSeatalkId = (source: RandomSource) => `9${randomText(source, DIGITS, 9)}`;
export const newEmployeeCode = (source: RandomSource) => `e_${randomText(source, LOWER, 8)}`;
export const newFileId = (source: RandomSource) => randomText(source, ALPHANUMERIC, 20);
export const newStreamId = (source: RandomSource) => `st_${randomText(source, '0123456789abcdef', 10)}`;
export const newWebhookKey = (source: RandomSource) => randomText(source, ALPHANUMERIC, 24);
/** A secret that can't be mistaken for a real one. */
export const newLocalSecret = (source: RandomSource) => `local-${randomText(source, LOWER, 24)}`;
