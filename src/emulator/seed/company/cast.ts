/** Names that the company's chats use. */
export const DEPLOY_BOT = 'Deploy Bot';
export const STANDUP_BOT = 'Standup Bot';

export const MIRA = 'mira.tan@example.com';
export const JO = 'jo.lim@example.com';
export const RAVI = 'ravi.menon@example.com';
export const LEA = 'lea.fischer@example.com';
export const KENJI = 'kenji.arai@example.com';
export const TOMAS = 'tomas.novak@example.com';
export const NADIA = 'nadia.rahman@example.com';
export const ELIN = 'elin.berg@example.com';
export const SOFIA = 'sofia.ortega@example.com';
export const WEI = 'wei.chen@example.com';
export const PRIYA = 'priya.nair@example.com';
export const MARCUS = 'marcus.boateng@example.com';
export const OWEN = 'owen.clarke@partner.example.net';

export const EVERYONE = [MIRA, JO, RAVI, LEA, KENJI, TOMAS, NADIA, ELIN, SOFIA, WEI, PRIYA, MARCUS] as const;

export const mentionTag = (email: string) => `<mention-tag target="seatalk://user?email=${email}"/>`;
/** The deploy bot is mentioned by its SeaTalk ID: bots have no email. */
export const MENTION_BOT = '<mention-tag target="seatalk://user?id=9355500022"/>';
export const MENTION_ALL = '<mention-tag target="seatalk://user?id=0"/>';
