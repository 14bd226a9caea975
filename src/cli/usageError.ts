/** Wrong options. The message says which one, and what would be right. */
export class UsageError extends Error {}
