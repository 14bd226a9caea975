import * as vscode from 'vscode';
import { isLoopback } from '../../base/loopback';
import { SEATALK_BASE_URL, WEBHOOK_PATH_PREFIX } from '../../contract/baseUrl';

/** Checks of what a person types. Each returns a sentence about what is wrong, or `undefined`. */

const NAME_MAX = 60;

/** @param taken names in use by others. */
export function checkName(text: string, taken: readonly string[]): string | undefined {
  if (text === '') return vscode.l10n.t('Enter a name.');
  // A webhook's URL is its key, and names are shown everywhere.
  if (text.includes('://')) return vscode.l10n.t("A name can't be a URL.");
  if (text.length > NAME_MAX) return vscode.l10n.t('Enter at most {0} characters.', NAME_MAX);
  if (taken.some((name) => name.toLowerCase() === text.toLowerCase())) {
    return vscode.l10n.t('This name is already used.');
  }
  return undefined;
}

export function checkAppId(text: string): string | undefined {
  if (text === '') return vscode.l10n.t('Enter the App ID from the developer portal.');
  if (/\s/u.test(text)) return vscode.l10n.t("An App ID can't contain spaces.");
  return undefined;
}

export function checkSecret(text: string): string | undefined {
  if (text === '') return vscode.l10n.t('Enter the App Secret from the developer portal.');
  if (/\s/u.test(text)) return vscode.l10n.t("An App Secret can't contain spaces.");
  return undefined;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The origin of a server that was entered: https, or http on this machine only, since a token is sent over it. */
export function readServer(text: string): { origin: string } | { complaint: string } {
  const url = parseUrl(text);
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    return { complaint: vscode.l10n.t('Enter a URL like https://seatalk.example.com.') };
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return {
      complaint: vscode.l10n.t('Use https. Over http, others on the network can read the access token.'),
    };
  }
  if (
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.pathname !== '/'
  ) {
    return { complaint: vscode.l10n.t('Enter only scheme, host, and port.') };
  }
  return { origin: url.origin };
}

/** Checks the URL of a system account's webhook of the real platform. The local SeaTalk's webhooks come with it. */
export function checkWebhookUrl(text: string): string | undefined {
  const url = parseUrl(text);
  const expected = `${SEATALK_BASE_URL}${WEBHOOK_PATH_PREFIX}…`;
  if (!url) return vscode.l10n.t('Enter the webhook URL, like {0}', expected);
  if (url.origin !== SEATALK_BASE_URL || url.username !== '' || url.password !== '') {
    return vscode.l10n.t('A webhook URL starts with {0}', `${SEATALK_BASE_URL}${WEBHOOK_PATH_PREFIX}`);
  }
  if (!url.pathname.startsWith(WEBHOOK_PATH_PREFIX) || url.search !== '' || url.hash !== '') {
    return vscode.l10n.t('A webhook URL looks like {0}', expected);
  }
  if (!/^[\w.~=-]+$/u.test(url.pathname.slice(WEBHOOK_PATH_PREFIX.length))) {
    return vscode.l10n.t('The key at the end of the URL is missing or incomplete.');
  }
  return undefined;
}
