import * as vscode from 'vscode';
import { errorMessage, warningMessage } from '../../base/dialogs';
import type { ComposeRequest } from '../../../compose/applyRemedy';
import type { Problem, Remedy } from '../../../compose/model/problem';
import { closing } from '../../base/notices';
import { megabyteWords } from '../../../base/sizeWords';
import { oneLine } from '../../../base/plainText';
import type { ProblemAnswer } from '../../../sending/settle';

interface Offer {
  readonly title: string;
  readonly answer: ProblemAnswer;
}

/** Shows what stands in the way before anything is sent, and offers at most two ways out. */
export async function askAboutProblem(problem: Problem, request: ComposeRequest): Promise<ProblemAnswer> {
  const name = request.source.fileName;
  const sentence = problemWords(problem);
  const message = name === undefined ? sentence : `${oneLine(name, 80)}: ${sentence}`;
  const goOn = vscode.l10n.t('Send Anyway');
  const offered = problem.remedies
    .slice(0, problem.severity === 'warning' ? 1 : 2)
    .map((remedy): Offer => ({ title: remedyWords(remedy, problem), answer: remedy }));
  if (problem.severity === 'warning') offered.push({ title: goOn, answer: 'go_on' });
  if (offered.length === 0) {
    // There is nothing to choose here; the person goes on elsewhere.
    void errorMessage(message, ...closing(message));
    return undefined;
  }
  const chosen = await warningMessage(message, { modal: true }, ...offered);
  return chosen?.answer;
}

/** What stands in the way of a send, in a sentence. */
export function problemWords(problem: Problem): string {
  switch (problem.code) {
    case 'empty':
      return vscode.l10n.t("It's empty, so there's nothing to send.");
    case 'binary':
      return vscode.l10n.t("This isn't text, so it can be sent only as a file.");
    case 'too_long':
      return vscode.l10n.t(
        'The text has {0} characters. The SeaTalk limit is {1} per message, so it needs {2} messages.',
        number(problem.params.characters),
        number(problem.params.limit),
        problem.params.parts,
      );
    case 'too_large':
      return vscode.l10n.t(
        "It's {0}; the SeaTalk limit is {1}. Share it as a link instead.",
        megabyteWords(problem.params.bytes, vscode.env.language),
        megabyteWords(problem.params.limitBytes, vscode.env.language),
      );
    case 'file_too_small':
      return vscode.l10n.t("SeaTalk doesn't accept files this small ({0} bytes).", problem.params.bytes);
    case 'bad_image':
      return vscode.l10n.t(
        'SeaTalk accepts only PNG, JPG, and GIF images. This is {0}.',
        problem.params.type === 'unknown'
          ? vscode.l10n.t('something else')
          : problem.params.type.toUpperCase(),
      );
    case 'not_a_card':
      return vscode.l10n.t("This JSON doesn't contain a card.");
    case 'bad_card':
      return problem.params.count > 1
        ? vscode.l10n.t(
            'SeaTalk would reject this card: {0} And {1} more.',
            oneLine(problem.params.message, 300),
            problem.params.count - 1,
          )
        : vscode.l10n.t('SeaTalk would reject this card: {0}', oneLine(problem.params.message, 300));
    case 'mention_all_in_thread':
      return vscode.l10n.t("You can't mention everyone in a thread (code 4011).");
    case 'thread_unsupported':
      return vscode.l10n.t("System accounts can't write in threads.");
    case 'over_bytes':
      return vscode.l10n.t(
        'The text has {0} bytes. According to an older documentation page, SeaTalk may reject more than {1}.',
        number(problem.params.bytes),
        number(problem.params.limitBytes),
      );
    case 'mention_literal':
      return vscode.l10n.t('Mentions will appear as text because nothing is formatted there.');
    case 'mention_outside_group':
      return vscode.l10n.t('Mentions work only in groups.');
    case 'mention_unknown_target':
      return vscode.l10n.t(
        "SeaTalk doesn't recognize this mention target: {0}",
        oneLine(problem.params.target, 80),
      );
    case 'quote_unsupported':
      return vscode.l10n.t("This type of message can't quote another. It's sent without the quote.");
    case 'file_renamed':
      return vscode.l10n.t('The file is sent as {0}.', oneLine(problem.params.to, 100));
    case 'fence_conflict':
      return vscode.l10n.t("The text contains both kinds of code fences, so it's sent as plain text.");
    case 'dead_buttons':
      return vscode.l10n.t(
        "Webhooks don't receive callbacks, so this card's callback buttons won't work. Redirect buttons work.",
      );
    case 'stand_ins':
      return problem.params.count > 1
        ? vscode.l10n.t(
            '{0} values from code aren’t filled in yet, the first as {1}.',
            problem.params.count,
            oneLine(problem.params.first, 100),
          )
        : vscode.l10n.t('A value from code isn’t filled in yet: {0}', oneLine(problem.params.first, 100));
    case 'card_advice':
      return oneLine(problem.params.message, 300);
  }
}

/** A way out, as a button. */
function remedyWords(remedy: Remedy, problem: Problem): string {
  switch (remedy) {
    case 'split':
      return problem.code === 'too_long'
        ? vscode.l10n.t('Send {0} Messages', problem.params.parts)
        : vscode.l10n.t('Split');
    case 'as_file':
      return vscode.l10n.t('Send as a File');
    case 'as_text':
      return vscode.l10n.t('Send as Formatted Text');
    case 'as_code':
      return vscode.l10n.t('Send as Code');
    case 'drop_thread':
      return vscode.l10n.t('Send Outside the Thread');
    case 'drop_quote':
      return vscode.l10n.t('Send Without the Quote');
    case 'remove_mention_all':
      return vscode.l10n.t('Remove the Mention');
    case 'fix_mention_all':
      return vscode.l10n.t('Use the Documented @all');
  }
}

function number(value: number): string {
  return value.toLocaleString(vscode.env.language);
}
