type Reason =
  | 'not_in_chat'
  | 'recalled'
  | 'no_such_button'
  | 'redirect_button'
  | 'nothing_to_forward'
  | 'file_dropped'
  | 'forwarded_too_often';

/** Something a person tried and SeaTalk doesn't let them do. Views word it by its reason. */
export class NotPossible extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message: string) {
    super(message);
    this.name = 'NotPossible';
    this.reason = reason;
  }
}
