import * as vscode from 'vscode';
import type { Form } from '../../compose/model/source';

/** What something can go out as, in words. */
export function formName(form: Form): string {
  switch (form) {
    case 'card':
      return vscode.l10n.t('Card');
    case 'image':
      return vscode.l10n.t('Image');
    case 'code':
      return vscode.l10n.t('Code block');
    case 'text':
      return vscode.l10n.t('Formatted text');
    case 'plain':
      return vscode.l10n.t('Plain text');
    case 'file':
      return vscode.l10n.t('File');
  }
}

export function formHint(form: Form): string {
  switch (form) {
    case 'card':
      return vscode.l10n.t('An interactive message');
    case 'image':
      return vscode.l10n.t('Shown in the chat');
    case 'code':
      return vscode.l10n.t('Every character stays, columns line up');
    case 'text':
      return vscode.l10n.t('Bold, lists, code and mentions work');
    case 'plain':
      return vscode.l10n.t('Exactly these characters');
    case 'file':
      return vscode.l10n.t('To download');
  }
}

const ICONS: Readonly<Record<Form, string>> = {
  card: 'credit-card',
  image: 'file-media',
  code: 'code',
  text: 'markdown',
  plain: 'note',
  file: 'file',
};

export const formIcon = (form: Form): vscode.ThemeIcon => new vscode.ThemeIcon(ICONS[form]);
