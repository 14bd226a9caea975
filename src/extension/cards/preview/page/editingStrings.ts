import * as vscode from 'vscode';
import type { EditingStrings } from '../../../../webview/cardPreview/protocol';

/** The words of editing in the preview, in the editor's language. */
export function editingStrings(): EditingStrings {
  return {
    add: vscode.l10n.t('Add element'),
    kinds: {
      title: vscode.l10n.t('Title'),
      description: vscode.l10n.t('Description'),
      image: vscode.l10n.t('Image'),
      button: vscode.l10n.t('Button'),
      button_group: vscode.l10n.t('Button Group'),
    },
    full: vscode.l10n.t('{0}: a card takes at most {1}.'),
    off: vscode.l10n.t('Not editable here: {0}'),
    broken: vscode.l10n.t('The text is not valid JSON right now.'),
    toolbar: vscode.l10n.t('Selected element'),
    tools: {
      up: vscode.l10n.t('Move Up (Alt+Up)'),
      down: vscode.l10n.t('Move Down (Alt+Down)'),
      left: vscode.l10n.t('Move Left (Alt+Left)'),
      right: vscode.l10n.t('Move Right (Alt+Right)'),
      edit: vscode.l10n.t('Edit (F2)'),
      duplicate: vscode.l10n.t('Duplicate (Ctrl+D)'),
      remove: vscode.l10n.t('Delete (Delete)'),
    },
    moved: vscode.l10n.t('{0} moved to position {1} of {2}'),
    movedButton: vscode.l10n.t('Button moved to position {0} of {1} in its group'),
    added: vscode.l10n.t('Added'),
    removed: vscode.l10n.t('Deleted'),
    duplicated: vscode.l10n.t('Duplicated'),
    changed: vscode.l10n.t('Changed'),
    edge: vscode.l10n.t('It can’t go further that way.'),
    limit: vscode.l10n.t('SeaTalk takes no more of these in a card.'),
    noFields: vscode.l10n.t('This element can be edited in the text only.'),
    done: vscode.l10n.t('Done (Ctrl+Enter)'),
    cancel: vscode.l10n.t('Cancel (Escape)'),
    counter: vscode.l10n.t('{0} of {1} characters'),
    badParams: vscode.l10n.t('This is not a JSON object.'),
    fields: {
      format: vscode.l10n.t('Format'),
      markdown: vscode.l10n.t('SeaTalk Markdown'),
      plain: vscode.l10n.t('Plain text'),
      label: vscode.l10n.t('Label'),
      action: vscode.l10n.t('On a tap'),
      callback: vscode.l10n.t('The bot gets an event (callback)'),
      redirect: vscode.l10n.t('A page opens (redirect)'),
      value: vscode.l10n.t('Value in the event'),
      path: vscode.l10n.t('path'),
      params: vscode.l10n.t('params (JSON)'),
      linkTypes: {
        '': vscode.l10n.t('Nothing opens'),
        web: vscode.l10n.t('Web page'),
        rn: vscode.l10n.t('Page of a React-Native app'),
      },
    },
    words: {
      title: vscode.l10n.t('Title'),
      description: vscode.l10n.t('Description'),
      button: vscode.l10n.t('Button'),
    },
  };
}
