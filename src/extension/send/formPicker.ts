import * as vscode from 'vscode';
import type { SuggestedForms } from '../../compose/suggestForms';
import type { Form } from '../../compose/model/source';
import { formHint, formIcon, formName } from './formWords';

/** Asks what it goes out as, the best form first. Undefined when the person gave up. */
export async function pickForm(forms: SuggestedForms, current: Form = forms.best): Promise<Form | undefined> {
  const order = [current, ...forms.possible.filter((form) => form !== current)];
  const items = order.map((form) => ({
    label: formName(form),
    description: form === forms.best ? vscode.l10n.t('suggested') : '',
    detail: formHint(form),
    iconPath: formIcon(form),
    form,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Send As'),
    placeHolder: vscode.l10n.t('What it looks like in the chat'),
    matchOnDetail: true,
  });
  return chosen?.form;
}
