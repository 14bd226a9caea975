import * as vscode from 'vscode';
import { heading } from '../../base/wizard';
import type { Choice } from '../../base/wizard';
import type { CopyForm, CopyTarget } from './cardRequest';

/** One thing to copy. */
export type CopyChoice =
  { readonly form: CopyForm; readonly target: CopyTarget } | { readonly form: 'element' };

const FORMS = ['body', 'curl', 'typescript', 'python', 'go'] as const satisfies readonly CopyForm[];
const TARGETS = ['group', 'person', 'webhook', 'notice'] as const satisfies readonly CopyTarget[];

/** Everything a card can be copied as, by what it is and where it goes. @param hasElement whether the cursor is in an element. */
export function copyChoices(hasElement: boolean): (Choice<CopyChoice> | vscode.QuickPickItem)[] {
  const element: Choice<CopyChoice> = {
    label: vscode.l10n.t('Element at the Cursor as JSON'),
    iconPath: new vscode.ThemeIcon('json'),
    value: { form: 'element' },
  };
  return [
    ...(hasElement ? [element] : []),
    ...FORMS.flatMap((form) => [
      heading(formName(form)),
      ...TARGETS.map((target): Choice<CopyChoice> => ({
        label: choiceName(form, target),
        iconPath: new vscode.ThemeIcon(form === 'body' ? 'json' : form === 'curl' ? 'terminal' : 'code'),
        value: { form, target },
      })),
    ]),
  ];
}

/** What is copied, as people say it. */
export function choiceName(form: CopyForm, target: CopyTarget): string {
  const name = formName(form);
  switch (target) {
    case 'group':
      return vscode.l10n.t('{0} for a Group', name);
    case 'person':
      return vscode.l10n.t('{0} for a Person', name);
    case 'webhook':
      return vscode.l10n.t('{0} for a System Account', name);
    case 'notice':
      return vscode.l10n.t('{0} for a Service Notice', name);
  }
}

function formName(form: CopyForm): string {
  switch (form) {
    case 'body':
      return vscode.l10n.t('Message Body');
    case 'curl':
      return 'curl';
    case 'typescript':
      return 'TypeScript';
    case 'python':
      return 'Python';
    case 'go':
      return 'Go';
  }
}
