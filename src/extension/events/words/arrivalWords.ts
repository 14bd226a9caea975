import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import type { ArrivalNote } from '../model/realEvents';

/** Characters of a host or a method that came from outside. */
const NAME_MAX = 80;

/** What a request was that brought no event. */
export interface ArrivalWords {
  readonly label: string;
  /** Why, and what to do. */
  readonly reason: string;
  readonly isRejected: boolean;
}

/**
 * @param appName whose signing secret is expected.
 * @param port where it came in.
 */
export function arrivalWords(note: ArrivalNote, appName: string, port: number): ArrivalWords {
  if (note.fate === 'challenge')
    return {
      label: vscode.l10n.t('URL verification'),
      reason: vscode.l10n.t('answered with the challenge'),
      isRejected: false,
    };
  return {
    label: vscode.l10n.t('Rejected'),
    reason: rejectionReason(note, appName, port),
    isRejected: true,
  };
}

function rejectionReason({ fate, method, host }: ArrivalNote, appName: string, port: number): string {
  switch (fate) {
    case 'foreign_host':
      return vscode.l10n.t(
        'It was sent to {0}, not to this machine. Let your forwarding set the Host header to {1}.',
        oneLine(host ?? vscode.l10n.t('no host'), NAME_MAX),
        `localhost:${port}`,
      );
    case 'web_page':
      return vscode.l10n.t('A web page sent it, not SeaTalk.');
    case 'wrong_path':
      return vscode.l10n.t('The path is wrong. Add {0} to the callback URL.', '/callback');
    case 'wrong_method':
      return vscode.l10n.t('SeaTalk sends POST, not {0}.', oneLine(method, NAME_MAX));
    case 'too_large':
      return vscode.l10n.t('It was too large.');
    case 'too_slow':
      return vscode.l10n.t("It didn't arrive in time.");
    case 'unsigned':
      return vscode.l10n.t("It wasn't signed. SeaTalk signs every event.");
    case 'wrong_signature':
      return vscode.l10n.t(
        'The signature is wrong. Check the signing secret of {0}, and that your forwarding leaves the body as it is.',
        appName,
      );
    case 'not_an_event':
      return vscode.l10n.t("It isn't an event of SeaTalk.");
    case 'stale':
      return vscode.l10n.t('Its time is more than 5 minutes from now. Check the clock of this machine.');
    // Never noted: they have rows of their own, or come by WebSocket only.
    case 'accepted':
    case 'repeated':
    case 'challenge':
    case 'failed':
    case 'too_many':
      return '';
  }
}
