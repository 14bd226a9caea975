/**
 * The platform writes "nothing" as `""`, `null` or a missing key, in turns. This reads all three as `undefined`.
 */
export function present<T>(value: T | '' | null | undefined): T | undefined {
  return value === '' || value === null || value === undefined ? undefined : value;
}

/**
 * When a message was sent, in milliseconds since the epoch; 0 where that isn't known.
 * @param message as it was read: its `message_sent_time` is in Unix seconds.
 */
export function messageTimeMs(message: { readonly message_sent_time?: number | null | undefined }): number {
  return (message.message_sent_time ?? 0) * 1000;
}
