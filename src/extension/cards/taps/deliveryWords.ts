import { STATUS_CODES } from 'node:http';
import * as vscode from 'vscode';
import { EVENT_ANSWER_LIMIT_MS } from '../../../contract/limits';
import { ANSWER_MAX_BYTES } from '../../../wire/answerBody';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { DeliveryOutcome } from '../../../events/deliverEvent';
import type { DeliveryReport } from '../../../webview/cardPreview/protocol';
import { repeatWords } from './repeatWords';
import { signedWords } from './signingWords';
import { statusWords } from './statusWords';
import { unreachableWords } from './unreachableWords';

/** From here on an answer is near enough to the platform's limit to say so. */
const SLOW_MS = EVENT_ANSWER_LIMIT_MS / 2;

/** What was delivered, for the words about how it went. */
export interface Delivered {
  readonly address: DeliveryAddress;
  /** Name of the app whose secret signed it; `undefined` when nothing did. */
  readonly signedFor: string | undefined;
}

/** A delivery in words: what came, what the platform would make of it, and what to do. */
export function deliveryReport(outcome: DeliveryOutcome, delivered: Delivered): DeliveryReport {
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  return {
    tone: outcome.kind === 'delivered' ? 'good' : isRemark(outcome) ? 'remark' : 'bad',
    heading: vscode.l10n.t('{0} · {1} ms', headingOf(outcome), outcome.durationMs),
    text: textOf(outcome, delivered),
    facts: `POST ${delivered.address.url} · ${signedWords(delivered.signedFor)}`,
    headers: answer?.headers ?? [],
    ...(answer ? { body: bodyOf(answer.body) } : {}),
  };
}

function isRemark(outcome: DeliveryOutcome): boolean {
  if (outcome.kind === 'cancelled') return true;
  return outcome.kind === 'answered' && outcome.answer.status > 200 && outcome.answer.status < 300;
}

function headingOf(outcome: DeliveryOutcome): string {
  switch (outcome.kind) {
    case 'delivered':
    case 'answered':
    case 'redirected': {
      const { status } = outcome.answer;
      return `${status} ${STATUS_CODES[status] ?? ''}`.trim();
    }
    case 'unreachable':
      return vscode.l10n.t('Not delivered');
    case 'broken':
      return vscode.l10n.t('No answer');
    case 'timeout':
      return vscode.l10n.t('No answer in time');
    case 'cancelled':
      return vscode.l10n.t('Cancelled');
  }
}

function textOf(outcome: DeliveryOutcome, { address, signedFor }: Delivered): string {
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

function bodyOf({
  text,
  bytes,
  isCut,
}: {
  readonly text: string | undefined;
  readonly bytes: number;
  readonly isCut: boolean;
}): NonNullable<DeliveryReport['body']> {
  const kilobytes = ANSWER_MAX_BYTES / 1024;
  if (text === undefined) {
    return {
      note: isCut
        ? vscode.l10n.t('No text; more than {0} kB, of which the rest was not read', kilobytes)
        : vscode.l10n.t('No text: {0} bytes', bytes),
    };
  }
  if (text === '') return { note: vscode.l10n.t('Empty') };
  if (!isCut) return { text };
  return { text, note: vscode.l10n.t('The first {0} kB; the rest was not read', kilobytes) };
}
