import * as vscode from 'vscode';
import type { FileForm, GitField } from '../../../messageFiles/messageFile';
import type { Source } from '../../../messageFiles/placeholders';

/** What a key of the front matter is for. */
export function keyWords(key: string): string {
  switch (key) {
    case 'to':
      return vscode.l10n.t(
        'The chat: a named target, a group ID, an employee code, or an email. Without it, you choose the chat for each send.',
      );
    case 'as':
      return vscode.l10n.t('How it is sent: formatted (the default), plain, code, or card.');
    case 'thread':
      return vscode.l10n.t('The ID of the thread to send into, which is the ID of its root message.');
    case 'mentions':
      return vscode.l10n.t(
        'Who is mentioned in front of the text: emails, SeaTalk IDs, or all. For formatted text in groups.',
      );
    case 'variables':
      return vscode.l10n.t(
        'Values for the text, such as ${version}: texts, or what prompt, env, file, and git give.',
      );
    default:
      return '';
  }
}

export function fileFormWords(form: FileForm): string {
  switch (form) {
    case 'formatted':
      return vscode.l10n.t("Text with SeaTalk's formatting");
    case 'plain':
      return vscode.l10n.t('Exactly these characters');
    case 'code':
      return vscode.l10n.t('A code block');
    case 'card':
      return vscode.l10n.t('An interactive card, written as JSON');
  }
}

export function gitFieldWords(field: GitField): string {
  switch (field) {
    case 'branch':
      return vscode.l10n.t('Name of the branch');
    case 'commit':
      return vscode.l10n.t('ID of the commit');
    case 'shortCommit':
      return vscode.l10n.t('First 8 characters of the commit ID');
    case 'author':
      return vscode.l10n.t("Name of the commit's author");
    case 'subject':
      return vscode.l10n.t('First line of the commit message');
  }
}

export function sourceWords(source: Source): string {
  switch (source) {
    case 'prompt':
      return vscode.l10n.t('Asked for when the message is sent');
    case 'env':
      return vscode.l10n.t('An environment variable of VS Code; never a secret');
    case 'file':
      return vscode.l10n.t('The text of a file of the workspace, up to 1 MB');
    case 'git':
      return vscode.l10n.t('A fact of the commit that is checked out');
  }
}
