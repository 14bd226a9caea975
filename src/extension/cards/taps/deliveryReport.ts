import { STATUS_CODES } from 'node:http';
import * as vscode from 'vscode';
import { ANSWER_MAX_BYTES } from '../../../wire/answerBody';
import type { DeliveryOutcome } from '../../../events/deliverEvent';
import type { DeliveryReport } from '../../../webview/cardPreview/protocol';
import { signedWords } from './setupWords';
import { outcomeWords } from './outcomeWords';
import type { Delivered } from './outcomeWords';

/** A delivery in words: what came, what the platform would make of it, and what to do. */
export function deliveryReport(outcome: DeliveryOutcome, delivered: Delivered): DeliveryReport {
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  return {
    tone: outcome.kind === 'delivered' ? 'good' : isRemark(outcome) ? 'remark' : 'bad',
    heading: vscode.l10n.t('{0} · {1} ms', headingWords(outcome), outcome.durationMs),
    text: outcomeWords(outcome, delivered),
    facts: `POST ${delivered.address.url} · ${signedWords(delivered.signedFor)}`,
    headers: answer?.headers ?? [],
    ...(answer ? { body: bodyWords(answer.body) } : {}),
  };
}

function isRemark(outcome: DeliveryOutcome): boolean {
  if (outcome.kind === 'cancelled') return true;
  return outcome.kind === 'answered' && outcome.answer.status > 200 && outcome.answer.status < 300;
}

function headingWords(outcome: DeliveryOutcome): string {
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
      return vscode.l10n.t('No response');
    case 'timeout':
      return vscode.l10n.t('No response in time');
    case 'cancelled':
      return vscode.l10n.t('Canceled');
  }
}

function bodyWords({
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
        ? vscode.l10n.t("Not text. More than {0} kB; the rest wasn't read.", kilobytes)
        : vscode.l10n.t('Not text: {0} bytes', bytes),
    };
  }
  if (text === '') return { note: vscode.l10n.t('Empty') };
  if (!isCut) return { text };
  return { text, note: vscode.l10n.t("First {0} kB; the rest wasn't read", kilobytes) };
}
