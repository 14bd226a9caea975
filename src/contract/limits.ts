/**
 * Sizes and lifetimes of the platform, each once. Where the documentation leaves a choice (binary or decimal megabyte),
 * the comment says which reading is used.
 */

/** Longest `text.content` and `markdown.content`, in characters. https://open.seatalk.io/docs/Send-Message-to-Group-Chat */
export const TEXT_MAX_CHARACTERS = 4096;

/**
 * An older page of the system-account documentation counts bytes of UTF-8 instead of characters; above this we warn and go on.
 * https://open.seatalk.io/docs/system-account
 */
export const TEXT_WARN_BYTES = 4096;

/** Longest Base64 text of an image or file, in bytes after encoding; "5 MB", read as binary megabytes. */
export const MEDIA_MAX_BASE64_BYTES = 5 * 1024 * 1024;

/** The raw bytes that still fit into {@link MEDIA_MAX_BASE64_BYTES} once encoded. */
export const MEDIA_MAX_RAW_BYTES = Math.floor(MEDIA_MAX_BASE64_BYTES / 4) * 3;

/** Shortest Base64 text of a file message, in bytes after encoding. */
export const FILE_MIN_BASE64_BYTES = 10;

/** Longest file name, in characters, extension included. */
export const FILENAME_MAX_CHARACTERS = 100;

/** Largest file, image or video that can be received and downloaded, in bytes ("250 MB"). */
export const DOWNLOAD_MAX_BYTES = 250 * 1024 * 1024;

/** Longest `tag`, in characters. */
export const TAG_MAX_CHARACTERS = 20;

/** Page sizes of every listing; one more is answered with code 102. */
export const PAGE_SIZE_MAX = 100;
/** What the platform takes when `page_size` is left out. */
export const PAGE_SIZE_DEFAULT = 50;

/** Receivers of one service notice. https://open.seatalk.io/docs/messaging_send-service-notice_ */
export const SERVICE_NOTICE_MAX_RECEIVERS = 50;

/** People named in one add, remove or create call, and characters of a group's name. https://open.seatalk.io/docs/create-group-chat */
export const GROUP_MEMBERS_PER_CALL = 30;
export const GROUP_NAME_MAX_CHARACTERS = 120;

/** Employee codes or emails in one contacts call. https://open.seatalk.io/docs/get-employee-profile */
export const CONTACTS_PER_CALL = 500;

/** Badges in one call. */
export const BADGES_PER_CALL = 100;

/** Above this many members a group shows no typing status (code 7003). */
export const TYPING_MAX_MEMBERS = 200;

/** Lifetime of an access token, in seconds. https://open.seatalk.io/docs/get-app-access-token */
export const TOKEN_LIFETIME_SEC = 7200;

/**
 * How far back history, thread replies, quoting, updating and media links reach, in seconds: seven days each.
 * https://open.seatalk.io/docs/get-chat-history
 */
export const HISTORY_WINDOW_SEC = 7 * 24 * 3600;

/** Lifetime of a contacts cursor, in seconds. */
export const CONTACTS_CURSOR_SEC = 1800;

/** How long a system account stays silent after its 61st message in a minute, in seconds. https://open.seatalk.io/docs/system-account */
export const WEBHOOK_SILENCE_SEC = 600;

/** Longest pause between two updates of a stream before the platform ends it, in seconds. */
export const STREAM_MAX_GAP_SEC = 30;

/** Levels of forwarded records inside forwarded records. */
export const FORWARDED_NESTING_MAX = 3;

/** How long the platform waits for HTTP 200 after it has posted an event, in milliseconds. https://open.seatalk.io/docs/list-of-events */
export const EVENT_ANSWER_LIMIT_MS = 5_000;

/** How often the platform repeats an event that was not answered so; the pauses between are not documented. */
export const EVENT_REPEATS_MAX = 3;
