import * as vscode from 'vscode';
import type { SeaTalkError } from '../../client/errors';
import { DEVELOPER_PORTAL_URL } from '../../contract/baseUrl';
import type { CodeEntry } from '../../contract/codes';
import { Code, restCodes, webhookCodes } from '../../contract/codes';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import { commandIds } from '../contributions';
import { timeWords } from '../../base/timeWords';
import type { SecretKind } from '../storageKeys';
import type { SecretAct, SecretStorageError } from './secretStorageError';

/** Something that may help, as a button. */
export interface ErrorAction {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** An error as a person reads it. Nothing secret is in it. */
export interface ErrorWords {
  /** What happened and what to do, in one or two sentences. */
  readonly message: string;
  /** Codes and ids to look up or to quote to the platform's support. */
  readonly detail?: string;
  /** At most two. */
  readonly actions: readonly ErrorAction[];
  /** The person cancelled: there is nothing to show. */
  readonly silent: boolean;
}

/** What the words depend on beside the error. */
export interface ErrorContext {
  /** The app the call was made for. */
  readonly app?:
    | {
        /** Of its profile. */
        readonly id?: string;
        readonly name: string;
        readonly kind: 'seatalk' | 'local' | 'custom';
      }
    | undefined;
}

/** Decided by the name: the class itself is part of the client, which loads on first use only. */
export function isSeaTalkError(error: unknown): error is SeaTalkError {
  return error instanceof Error && error.name === 'SeaTalkError' && 'kind' in error && 'endpoint' in error;
}

/** What VS Code needs of each system's keyring. */
const KEYRING_HELP_URL =
  'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

const actions = {
  portal: (): ErrorAction => ({
    title: vscode.l10n.t('Open Developer Portal'),
    command: 'vscode.open',
    arguments: [vscode.Uri.parse(DEVELOPER_PORTAL_URL)],
  }),
  editApp: (): ErrorAction => ({ title: vscode.l10n.t('Edit App'), command: commandIds.editApp }),
  editWebhook: (): ErrorAction => ({
    title: vscode.l10n.t('Edit Webhook'),
    command: commandIds.editWebhook,
  }),
  startLocal: (): ErrorAction => ({
    title: vscode.l10n.t('Start Local SeaTalk'),
    command: commandIds.startLocal,
  }),
  proxy: (): ErrorAction => ({
    title: vscode.l10n.t('Proxy Settings'),
    command: 'workbench.action.openSettings',
    arguments: ['http.proxy'],
  }),
  certificates: (): ErrorAction => ({
    title: vscode.l10n.t('Certificate Settings'),
    command: 'workbench.action.openSettings',
    arguments: ['http.systemCertificates'],
  }),
  keyring: (): ErrorAction => ({
    title: vscode.l10n.t('Keyring Help'),
    command: 'vscode.open',
    arguments: [vscode.Uri.parse(KEYRING_HELP_URL)],
  }),
  checkApp: ({ app }: ErrorContext): ErrorAction => ({
    title: vscode.l10n.t('Check App'),
    command: commandIds.testApp,
    ...(app?.id !== undefined && { arguments: [app.id] }),
  }),
  log: (): ErrorAction => ({ title: vscode.l10n.t('Show Log'), command: commandIds.showLog }),
};

/** Codes after which the developer portal is the place to go. */
const portalCodes: ReadonlySet<number> = new Set([
  Code.noPermission,
  Code.botOff,
  Code.notOnline,
  Code.neverReleased,
]);

/**
 * Puts any error into words, for every place that shows one: what happened, what to do, and at most two buttons. Decides by kind
 * and code, never by text.
 */
export function describeError(error: unknown, context: ErrorContext = {}): ErrorWords {
  if (isSeaTalkError(error)) return describeCall(error, context);
  if (isSecretStorageError(error)) return secretWords(error.act, error.kind);
  if (error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError')) {
    return { message: vscode.l10n.t('Canceled.'), actions: [], silent: true };
  }
  if (isTold(error)) return words(error.told, []);
  // The text of any other error can hold anything, even a URL with its key, so only its class is shown.
  const name = error instanceof Error ? error.name : typeof error;
  return words(vscode.l10n.t('An unexpected error occurred ({0}).', name), [actions.log()]);
}

function isTold(error: unknown): error is { readonly told: string } {
  return error instanceof Error && 'told' in error && typeof error.told === 'string';
}

function words(message: string, offered: readonly ErrorAction[], detail?: string): ErrorWords {
  return {
    message,
    actions: offered.slice(0, 2),
    silent: false,
    ...(detail === undefined ? {} : { detail }),
  };
}

/** Decided by the name, as of the client's errors. */
function isSecretStorageError(error: unknown): error is SecretStorageError {
  return error instanceof Error && error.name === 'SecretStorageError' && 'act' in error;
}

function secretWords(act: SecretAct, kind: SecretKind): ErrorWords {
  const names: Record<SecretKind, string> = {
    appSecret: vscode.l10n.t('the App Secret'),
    signingSecret: vscode.l10n.t('the signing secret'),
    token: vscode.l10n.t('the access token'),
    webhookUrl: vscode.l10n.t('the webhook URL'),
  };
  const happened: Record<SecretAct, string> = {
    read: vscode.l10n.t("VS Code's secret storage couldn't read {0}.", names[kind]),
    store: vscode.l10n.t("VS Code's secret storage couldn't save {0}, so nothing was changed.", names[kind]),
    delete: vscode.l10n.t(
      "VS Code's secret storage couldn't delete {0}, so nothing was changed.",
      names[kind],
    ),
  };
  const remedy = vscode.l10n.t("Unlock your system's keyring and try again.");
  return words(`${happened[act]} ${remedy}`, [actions.keyring(), actions.log()]);
}

function describeCall(error: SeaTalkError, context: ErrorContext): ErrorWords {
  const call: Endpoint = endpoints[error.endpoint];
  const webhook = call.scope === 'system_account';
  const entry = error.code === undefined ? undefined : (webhook ? webhookCodes : restCodes)[error.code];
  const { title } = call;
  const detail = detailWords(error, title);
  const later = error.retryAtMs === undefined ? undefined : timeWords(error.retryAtMs, Date.now());
  const showing = (message: string, ...offered: ErrorAction[]): ErrorWords => words(message, offered, detail);

  switch (error.kind) {
    case 'cancelled':
      return { message: vscode.l10n.t('Canceled.'), detail, actions: [], silent: true };
    case 'refused':
    case 'unknown_host':
    case 'certificate':
    case 'connect_timeout':
    case 'proxy_sign_in':
    case 'connect':
      return describeUnreached(error, error.kind, context, detail);
    case 'no_answer':
      return showing(vscode.l10n.t("SeaTalk didn't respond ({0}). Try again later.", title), actions.log());
    case 'unknown_fate':
      return showing(
        vscode.l10n.t(
          "SeaTalk didn't respond ({0}). The message may have been delivered. Check the chat before you send it again.",
          title,
        ),
        actions.log(),
      );
    case 'deadline':
      return showing(
        later === undefined
          ? vscode.l10n.t('The call took too long and was stopped ({0}).', title)
          : vscode.l10n.t('Rate limit reached. The next call is possible at {0} ({1}).', later, title),
        actions.log(),
      );
    case 'bad_answer':
      return showing(
        error.mayHaveBeenDelivered
          ? vscode.l10n.t(
              'SeaTalk returned an unexpected response ({0}). The message may have been delivered.',
              title,
            )
          : vscode.l10n.t('SeaTalk returned an unexpected response ({0}).', title),
        actions.log(),
      );
    case 'no_credentials':
      return showing(
        vscode.l10n.t("The secret of this app isn't stored on this machine. Enter it again."),
        actions.editApp(),
      );
    case 'credentials_unreadable':
      return { ...secretWords('read', 'appSecret'), detail };
    case 'too_large':
      return showing(vscode.l10n.t("It's larger than the limit ({0}).", title), actions.log());
    case 'forbidden_origin':
      return showing(
        vscode.l10n.t("The address doesn't belong to this app, so the access token wasn't sent."),
        actions.log(),
      );
    case 'rate_limit':
      return showing(limitWords(webhook, later, title), actions.log());
    case 'auth':
      if (error.code === Code.secretWrong) {
        return showing(remedyWords(entry, title), actions.editApp(), actions.portal());
      }
      return showing(remedyWords(entry, title), actions.editApp(), actions.log());
    case 'permission':
      return showing(permissionWords(error, entry, call), ...permissionActions(error, context));
    case 'not_found':
    case 'state':
      return showing(remedyWords(entry, title), webhook ? actions.editWebhook() : actions.log());
    case 'invalid':
    case 'server':
      return showing(remedyWords(entry, title), actions.log());
  }
}

function describeUnreached(
  error: SeaTalkError,
  kind: 'refused' | 'unknown_host' | 'certificate' | 'connect_timeout' | 'proxy_sign_in' | 'connect',
  { app }: ErrorContext,
  detail: string,
): ErrorWords {
  if (app?.kind === 'local') {
    const message = vscode.l10n.t("The local SeaTalk isn't running.");
    return words(message, [actions.startLocal(), actions.log()], detail);
  }
  const name = app?.kind === 'custom' ? app.name : 'SeaTalk';
  const code = systemCode(error);
  switch (kind) {
    case 'certificate':
      return words(
        vscode.l10n.t(
          "This machine doesn't trust the certificate of {0} ({1}). If a proxy or firewall inspects your traffic, add its root certificate to the operating system and keep http.systemCertificates on.",
          name,
          code,
        ),
        [actions.certificates(), actions.log()],
        detail,
      );
    case 'unknown_host':
      return words(
        vscode.l10n.t(
          "Couldn't find the address of {0} ({1}). Check your network connection, VPN, and DNS.",
          name,
          code,
        ),
        [actions.proxy(), actions.log()],
        detail,
      );
    case 'refused':
      return words(
        vscode.l10n.t(
          '{0} refused the connection ({1}). Check the address and any proxy or firewall.',
          name,
          code,
        ),
        [actions.proxy(), actions.log()],
        detail,
      );
    case 'connect_timeout':
      return words(
        vscode.l10n.t(
          "Couldn't connect to {0} in time ({1}). Check your network connection and proxy.",
          name,
          code,
        ),
        [actions.proxy(), actions.log()],
        detail,
      );
    case 'proxy_sign_in':
      return words(
        vscode.l10n.t(
          'The proxy requires a sign-in (HTTP 407). Add user name and password to the proxy settings.',
        ),
        [actions.proxy(), actions.log()],
        detail,
      );
    case 'connect':
      return words(
        vscode.l10n.t("Couldn't connect to {0} ({1}). Check your network connection and proxy.", name, code),
        [actions.proxy(), actions.log()],
        detail,
      );
  }
}

/** The system's code for a failed connection. */
function systemCode({ cause }: SeaTalkError): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : vscode.l10n.t('no code');
}

/** Meaning and remedy of a code. The texts of the code list are English; a translation is looked up by them. */
function remedyWords(entry: CodeEntry | undefined, title: string): string {
  if (!entry) return vscode.l10n.t('SeaTalk rejected the call ({0}).', title);
  return `${vscode.l10n.t(entry.meaning)}. ${vscode.l10n.t(entry.remedy)}.`;
}

function permissionWords(
  error: SeaTalkError,
  entry: CodeEntry | undefined,
  { permission, title }: Endpoint,
): string {
  if (error.code === Code.noPermission && permission !== undefined) {
    return vscode.l10n.t(
      'The app doesn\'t have the permission "{0}". Apply for it in the developer portal and release a version.',
      permission,
    );
  }
  if (!entry && error.status === 403) {
    return vscode.l10n.t(
      "SeaTalk rejected the call (HTTP 403). This machine's address may be missing from the app's IP allowlist, or the app doesn't have a permission or scope.",
    );
  }
  return remedyWords(entry, title);
}

function permissionActions(error: SeaTalkError, context: ErrorContext): ErrorAction[] {
  // Other codes are about a message or a person, and not about the app.
  if (error.code !== undefined && !portalCodes.has(error.code)) return [actions.log()];
  return [actions.portal(), actions.checkApp(context)];
}

function limitWords(webhook: boolean, later: string | undefined, title: string): string {
  if (webhook) {
    return later === undefined
      ? vscode.l10n.t("The system account is rate limited and can't send for up to 10 minutes.")
      : vscode.l10n.t("The system account is rate limited and can't send before {0}.", later);
  }
  return later === undefined
    ? vscode.l10n.t('Rate limit reached ({0}). Try again in a minute.', title)
    : vscode.l10n.t('Rate limit reached until {0} ({1}).', later, title);
}

function detailWords(error: SeaTalkError, title: string): string {
  return [
    title,
    error.code === undefined ? undefined : vscode.l10n.t('code {0}', error.code),
    error.status === undefined || error.status === 200 ? undefined : `HTTP ${error.status}`,
    error.xRid === undefined ? undefined : `x-rid ${error.xRid}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
