import * as vscode from 'vscode';
import { EVENT_ANSWER_LIMIT_MS, EVENT_REPEATS_MAX } from '../../../contract/limits';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { DeliveryOutcome } from '../../../events/deliverEvent';
import type { UnreachableReason } from '../../../wire/unreachable';

/** An answer that takes longer is near the platform's limit, which is pointed out. */
const SLOW_MS = EVENT_ANSWER_LIMIT_MS / 2;

/** What was delivered. */
export interface Delivered {
  readonly address: DeliveryAddress;
  /** Name of the app whose secret signed it; `undefined` when nothing did. */
  readonly signedFor: string | undefined;
}

/** What became of an event, what the platform would make of it, and what to do. */
export function outcomeWords(outcome: DeliveryOutcome, { address, signedFor }: Delivered): string {
  const limitSec = EVENT_ANSWER_LIMIT_MS / 1_000;
  switch (outcome.kind) {
    case 'delivered':
      return [
        vscode.l10n.t(
          'SeaTalk takes 200 within {0} seconds as delivered. It ignores the body: show the result by updating the card, or with a message.',
          limitSec,
        ),
        outcome.durationMs > SLOW_MS
          ? vscode.l10n.t('That was slow. Answer first, and do the work afterwards.')
          : '',
      ]
        .filter(Boolean)
        .join(' ');
    case 'answered':
      return statusWords(outcome.answer.status, signedFor);
    case 'redirected':
      return `${vscode.l10n.t(
        'The answer points to another address, which was not asked: nothing says that SeaTalk follows. Enter the last address of the chain.',
      )} ${repeatWords()}`;
    case 'unreachable':
      return unreachableWords(outcome.reason, outcome.code, address);
    case 'broken':
      return `${vscode.l10n.t(
        'The connection ended before an answer came ({0}). The bot may have the event.',
        outcome.code ?? vscode.l10n.t('no reason given'),
      )} ${repeatWords()}`;
    case 'timeout':
      return `${vscode.l10n.t(
        'SeaTalk waits {0} seconds for an answer. The bot may have the event: answer first, and do the work afterwards.',
        limitSec,
      )} ${repeatWords()}`;
    case 'cancelled':
      return vscode.l10n.t('The bot may have the event.');
  }
}

/**
 * What an answer other than 200 means for the platform, and where the reason may lie.
 * @param signedFor the app whose secret signed the event; `undefined` when nothing did.
 */
function statusWords(status: number, signedFor: string | undefined): string {
  if (status < 300) {
    return vscode.l10n.t(
      'SeaTalk asks for 200. Nothing says that {0} is enough: it may repeat the event.',
      status,
    );
  }
  return `${statusReason(status, signedFor)} ${repeatWords()}`;
}

function statusReason(status: number, signedFor: string | undefined): string {
  switch (status) {
    case 401:
    case 403:
      return signedFor === undefined
        ? vscode.l10n.t('The bot refused it: it went out without a signature, as SeaTalk never sends it.')
        : vscode.l10n.t(
            'The bot refused it. Where it checks the signature: it needs the signing secret of {0}, and the body as it came, before any parsing.',
            signedFor,
          );
    case 404:
      return vscode.l10n.t('The bot has no such route: look at the path of the address.');
    case 405:
      return vscode.l10n.t('This route takes no POST.');
    case 400:
    case 415:
    case 422:
      return vscode.l10n.t('The bot did not understand the event: it is JSON, posted as application/json.');
    case 413:
      return vscode.l10n.t('The bot takes no body as large as this event.');
    case 429:
      return vscode.l10n.t('The bot is limiting how many requests it takes.');
    case 502:
    case 503:
    case 504:
      return vscode.l10n.t('Something in front of the bot answered: the bot itself was not reached.');
    default:
      return status >= 500
        ? vscode.l10n.t('The bot failed on this event: look at its log.')
        : vscode.l10n.t('That is not the 200 SeaTalk asks for.');
  }
}

/** Why no connection came about, and what to look at. */
function unreachableWords(
  reason: UnreachableReason,
  code: string | undefined,
  { origin, isLoopback }: DeliveryAddress,
): string {
  switch (reason) {
    case 'refused':
      return isLoopback
        ? vscode.l10n.t('Nobody listens at {0}. Start your bot, or look at the port.', origin)
        : vscode.l10n.t('{0} refuses connections. Look at the port, and at what lies in between.', origin);
    case 'unknown-host':
      return vscode.l10n.t('There is no host of this name: {0}', origin);
    case 'certificate':
      return vscode.l10n.t(
        'The certificate of {0} is not trusted on this machine ({1}). Use http for a bot on this machine, or have the certificate trusted.',
        origin,
        code ?? '',
      );
    case 'no-tls':
      return vscode.l10n.t('{0} does not speak https ({1}). Try http.', origin, code ?? '');
    case 'timeout':
      return vscode.l10n.t(
        "{0} didn't accept the connection in time. Check the address and any firewall.",
        origin,
      );
    case 'proxy-sign-in':
      return vscode.l10n.t(
        "The proxy on the way to {0} requires a sign-in. Check VS Code's proxy settings.",
        origin,
      );
    case 'other':
      return vscode.l10n.t(
        'No connection to {0} could be made ({1}).',
        origin,
        code ?? vscode.l10n.t('no reason given'),
      );
  }
}

/** What became of a card after a tap on it. */
export function updateWords(isUpdated: boolean): string {
  return isUpdated
    ? vscode.l10n.t('The bot updated the card.')
    : vscode.l10n.t('The bot hasn’t updated the card.');
}

/** What the platform does with an event that wasn't answered as it requires. */
function repeatWords(): string {
  return vscode.l10n.t('SeaTalk would repeat the event up to {0} times.', EVENT_REPEATS_MAX);
}
