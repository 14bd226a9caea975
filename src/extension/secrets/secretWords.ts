import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import type { FoundKind, FoundSecret } from '../../secrets/foundSecret';
import type { Apps } from '../profiles/apps';

/** What a secret is called. */
export function kindWords(kind: FoundKind): string {
  switch (kind) {
    case 'appSecret':
      return vscode.l10n.t('App Secret');
    case 'signingSecret':
      return vscode.l10n.t('Signing secret');
    case 'webhookUrl':
      return vscode.l10n.t('Webhook URL');
  }
}

/** What is wrong with a secret in a file. Never the secret itself. */
export function foundWords({ kind, knownId }: FoundSecret, apps: Pick<Apps, 'profile' | 'webhook'>): string {
  const name = knownId === undefined ? undefined : (apps.profile(knownId) ?? apps.webhook(knownId))?.name;
  if (name !== undefined) return knownWords(kind, oneLine(name, 60));
  switch (kind) {
    case 'appSecret':
      return vscode.l10n.t(
        'This looks like the App Secret of a SeaTalk app. Anyone who can read this file can act as the app.',
      );
    case 'signingSecret':
      return vscode.l10n.t(
        'This looks like the signing secret of a SeaTalk app. Anyone who can read this file can send events to its bot.',
      );
    case 'webhookUrl':
      return vscode.l10n.t('Anyone who can read this SeaTalk webhook URL can write to its group.');
  }
}

function knownWords(kind: FoundKind, name: string): string {
  switch (kind) {
    case 'appSecret':
      return vscode.l10n.t('This is the App Secret of {0}, which is kept in secret storage.', name);
    case 'signingSecret':
      return vscode.l10n.t('This is the signing secret of {0}, which is kept in secret storage.', name);
    case 'webhookUrl':
      return vscode.l10n.t('This is the webhook URL of {0}, which is kept in secret storage.', name);
  }
}

/** What Git does with a file that holds secrets. */
export type GitFate = 'ignored' | 'untracked' | 'tracked';

/** What to know of a file of variables that Git may take, or has. */
export function gitWords(fate: Exclude<GitFate, 'ignored'>): string {
  return fate === 'tracked'
    ? vscode.l10n.t(
        'This file is in Git with its SeaTalk secrets. Add it to .gitignore, remove it from Git, and reset the secrets.',
      )
    : vscode.l10n.t("Git doesn't ignore this file, so its SeaTalk secrets can be committed.");
}
