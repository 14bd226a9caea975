import * as vscode from 'vscode';
import { deliveryStrings } from '../../taps/deliveryStrings';
import { editingStrings } from './editingStrings';
import { lookStrings } from './lookStrings';
import type { PreviewStrings } from '../../../../webview/cardPreview/protocol';

/** The words of the preview frame in the editor's language. */
export function previewStrings(): PreviewStrings {
  return {
    sender: vscode.l10n.t('Your bot'),
    bot: vscode.l10n.t('BOT'),
    card: vscode.l10n.t('Card as SeaTalk shows it'),
    send: vscode.l10n.t('Send…'),
    look: lookStrings(),
    hidden: vscode.l10n.t('{0} more elements are not shown.'),
    language: vscode.l10n.t('Language of the service notice'),
    close: vscode.l10n.t('Close'),
    copy: vscode.l10n.t('Copy'),
    copied: vscode.l10n.t('Copied'),
    refused: vscode.l10n.t('SeaTalk would refuse this card'),
    remarks: vscode.l10n.t('SeaTalk takes this card. Worth a look:'),
    broken: vscode.l10n.t('This is not valid JSON right now. The card below is the last one that was.'),
    line: vscode.l10n.t('line {0}'),
    eventHeading: vscode.l10n.t('Tap on “{0}”'),
    eventText: vscode.l10n.t(
      'Your bot receives this event. The card itself does not change until the bot updates it.',
    ),
    redirectText: vscode.l10n.t('Opens a page. No event reaches your bot.'),
    noValueText: vscode.l10n.t(
      'This button has no "value". Cards read back from SeaTalk never carry one; a card to send needs it.',
    ),
    unknownButtonText: vscode.l10n.t(
      'This button is neither "callback" nor "redirect", so SeaTalk refuses the card.',
    ),
    mobile: vscode.l10n.t('On a phone'),
    desktop: vscode.l10n.t('On a desktop'),
    open: vscode.l10n.t('Open'),
    notOpenable: vscode.l10n.t('Opens inside SeaTalk, so not from here.'),
    deadMobile: vscode.l10n.t('No "mobile_link": a short notice says to use SeaTalk on a desktop.'),
    deadDesktop: vscode.l10n.t('No "desktop_link": a short notice says to use SeaTalk on a phone.'),
    everyone: vscode.l10n.t('All'),
    imageLabel: vscode.l10n.t('Image of {0} kB'),
    emptyText: vscode.l10n.t('no text'),
    problems: {
      'unknown-element': vscode.l10n.t('No such element: “{0}”'),
      'missing-content': vscode.l10n.t('“{0}” without content'),
      'image-empty': vscode.l10n.t('Image without bytes'),
      'image-from-code': vscode.l10n.t('Image that comes from code'),
      'image-not-base64': vscode.l10n.t('Image that is not plain Base64'),
      'image-type': vscode.l10n.t('Image that is no PNG, JPG or GIF'),
      'image-too-big': vscode.l10n.t('Image above 5 MB'),
      'image-address': vscode.l10n.t('Image at an address; it is not loaded here'),
    },
    opensPage: vscode.l10n.t('Opens a page'),
    delivery: deliveryStrings(),
    rows: {
      title: vscode.l10n.t('Title'),
      description: vscode.l10n.t('Description'),
      image: vscode.l10n.t('Image'),
      buttons: vscode.l10n.t('Buttons'),
      problem: vscode.l10n.t('Element with a problem'),
    },
    editing: editingStrings(),
  };
}
