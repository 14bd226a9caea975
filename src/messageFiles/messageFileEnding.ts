/** The ending that makes a file a message file. In a file of its own, so that starting the extension loads nothing else. */
export const MESSAGE_FILE_ENDING = '.seatalk-message.md';
