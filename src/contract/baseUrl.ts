/** Where SeaTalk Open Platform answers. */
export const SEATALK_BASE_URL = 'https://openapi.seatalk.io';

/** Every downloadable image, file and video lives under this path. https://open.seatalk.io/docs/Get-Message-by-Message-ID */
export const FILE_PATH_PREFIX = '/messaging/v2/file/';

/** Every system-account webhook lives under this path. https://open.seatalk.io/docs/system-account */
export const WEBHOOK_PATH_PREFIX = '/webhook/group/';

/** Where developers manage their apps: permissions, capabilities, releases. */
export const DEVELOPER_PORTAL_URL = 'https://open.seatalk.io/';

/** Request id of the platform, to be quoted to its support. */
export const REQUEST_ID_HEADER = 'x-rid';
