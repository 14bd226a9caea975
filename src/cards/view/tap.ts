import * as z from 'zod';

/** Far more than an id or an address has. */
const id = z.string().max(500);

/** A tap on a callback button: who, where, on which message, and what the button carries. Parsed, because a frame puts it together. */
export const tapSchema = z
  .strictObject({
    /** As long as a card under work has it, over the limit too. */
    value: z.string(),
    /** The card's message. */
    messageId: id,
    employeeCode: id,
    email: id,
    seatalkId: id,
    /** Empty in a direct chat. */
    groupId: id,
    /** Empty outside threads. */
    threadId: id,
  })
  .readonly();
export type Tap = z.infer<typeof tapSchema>;
