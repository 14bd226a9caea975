import * as vscode from 'vscode';
import { pickOne } from '../../base/quickPick';
import type { SuggestedForms } from '../../../compose/suggestForms';
import type { Form } from '../../../compose/model/source';

/** Asks what to send it as, the best form first. Undefined when the person gave up. */
export async function pickForm(forms: SuggestedForms, current: Form = forms.best): Promise<Form | undefined> {
  const order = [current, ...forms.possible.filter((form) => form !== current)];
  const items = order.map((form) => ({
    label: formWords(form),
    description: form === forms.best ? vscode.l10n.t('suggested') : '',
    detail: formHintWords(form),
    iconPath: formIcon(form),
    form,
  }));
  const chosen = await pickOne(items, {
    title: vscode.l10n.t('Send As'),
    placeHolder: vscode.l10n.t('Choose how it appears in the chat'),
    matchOnDetail: true,
  });
  return chosen?.form;
}

/** What something can be sent as. */
export function formWords(form: Form): string {
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

function formHintWords(form: Form): string {
  switch (form) {
    case 'card':
      return vscode.l10n.t('Interactive message');
    case 'image':
      return vscode.l10n.t('Shown in the chat');
    case 'code':
      return vscode.l10n.t('Keeps every character and aligns columns');
    case 'text':
      return vscode.l10n.t('Bold, lists, code, and mentions work');
    case 'plain':
      return vscode.l10n.t('Exactly these characters');
    case 'file':
      return vscode.l10n.t('For download');
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

export function formIcon(form: Form): vscode.ThemeIcon {
  return new vscode.ThemeIcon(ICONS[form]);
}
