/** The scheme of the documents that are compared before an update; `package.json` names it too. */
export const COMPARISON_SCHEME = 'seatalk-card-update';
