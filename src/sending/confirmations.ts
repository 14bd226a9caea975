/** Why a person is asked before a message is sent. */
export type ConfirmationReason =
  'again' | 'first_use' | 'repeat' | 'production' | 'everyone' | 'many' | 'by_command' | 'dropped';

/** More messages than this at once are asked about first. */
const MESSAGES_WITHOUT_ASKING = 10;

export interface ConfirmationFacts {
  /** The active app is marked production. */
  readonly production: boolean;
  readonly mentionsEveryone: boolean;
  /** How many messages would be sent. */
  readonly messageCount: number;
  /** What to send and where were both given by a command, a keybinding or another extension: no person has chosen yet. */
  readonly byCommand?: boolean | undefined;
  /** It was dropped on a chat: a hand that slips hits another one, and nobody has seen what it becomes. */
  readonly dropped?: boolean | undefined;
  /** The same message was sent to the same chat a moment ago. */
  readonly isRepeat?: boolean | undefined;
  /** What was sent before is sent once more: the person has a look at it first. */
  readonly isAgain?: boolean | undefined;
  /** The chat was chosen by a file of the workspace, and nobody has confirmed that yet. */
  readonly isFirstUse?: boolean | undefined;
}

/** What must be confirmed before this is sent; empty when nothing must. */
export function confirmationReasons(facts: ConfirmationFacts): ConfirmationReason[] {
  const reasons: ConfirmationReason[] = [];
  if (facts.isAgain) reasons.push('again');
  if (facts.isFirstUse) reasons.push('first_use');
  if (facts.isRepeat) reasons.push('repeat');
  if (facts.production) reasons.push('production');
  if (facts.mentionsEveryone) reasons.push('everyone');
  if (facts.messageCount > MESSAGES_WITHOUT_ASKING) reasons.push('many');
  if (facts.byCommand) reasons.push('by_command');
  if (facts.dropped) reasons.push('dropped');
  return reasons;
}
