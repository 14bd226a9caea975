/** Pages of the documentation that rules refer to. */
export const DOCS = {
  card: 'https://open.seatalk.io/docs/interactive-message-card',
  direct: 'https://open.seatalk.io/docs/messaging_send-message-to-bot-user_',
  group: 'https://open.seatalk.io/docs/Send-Message-to-Group-Chat',
  notice: 'https://open.seatalk.io/docs/messaging_send-service-notice_',
  update: 'https://open.seatalk.io/docs/Update-Interactive-Message-Card',
  systemAccount: 'https://open.seatalk.io/docs/system-account',
} as const;
