/** A setting keeps the local SeaTalk from starting. The message names it, in the editor's language. */
export class LocalSettingError extends Error {}
