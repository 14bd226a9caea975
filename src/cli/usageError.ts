/** Wrong options; the message says which and what would be right. */
export class UsageError extends Error {}
