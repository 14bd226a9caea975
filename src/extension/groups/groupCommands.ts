/** Commands of the groups view for rows and other parts of the extension; they stand in no menu. */
export const groupCommands = {
  /** A message went out, or the one named has changed: `{ groupId, threadId?, messageId? }`. */
  sent: 'seatalk.groups.sent',
  /** Brings a chat into sight: `{ groupId, threadId?, messageId? }`. */
  show: 'seatalk.groups.show',
} as const;
