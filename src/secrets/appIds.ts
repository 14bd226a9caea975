/** The platform's app IDs and group IDs are the Base64 text of twelve digits, and such a text is hardly anything else. */
const TOKEN = /(?<![A-Za-z\d+/=])[MNO][A-Za-z\d]{15}(?![A-Za-z\d+/=])/g;
const NAMED_BEFORE = /app[_-]?id\W{0,12}(?:string\s{0,2}=\s{0,2}["'`]?)?$/i;
const BEFORE = 40;

/** A text with the shape of the platform's IDs. */
export interface PlatformId {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The name before it says that it is that of an app. */
  readonly isAppId: boolean;
}

/** All texts that have the shape of the platform's IDs, in order. */
export function platformIds(text: string): PlatformId[] {
  const found: PlatformId[] = [];
  for (const { 0: id, index } of text.matchAll(TOKEN)) {
    if (!/^\d{12}$/.test(Buffer.from(id, 'base64').toString('latin1'))) continue;
    const isAppId = NAMED_BEFORE.test(text.slice(Math.max(0, index - BEFORE), index));
    found.push({ text: id, start: index, end: index + id.length, isAppId });
  }
  return found;
}
