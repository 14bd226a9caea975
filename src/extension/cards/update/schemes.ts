/** The scheme of the documents that are compared before an update; `package.json` names it too. */
export const COMPARISON_SCHEME = 'seatalk-card-update';

/** The scheme of cards that were read back from their messages. */
export const SENT_CARD_SCHEME = 'seatalk-sent-card';
