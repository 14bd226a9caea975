import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { FILE_FORMS, GIT_FIELDS } from '../../messageFiles/messageFile';
import type { FileProblem, MissingReason } from '../../messageFiles/messageFile';
import { HEAD_KEYS } from '../../messageFiles/frontMatter';

/** A problem of a message file in words. */
export function fileProblemWords(problem: FileProblem): string {
  switch (problem.code) {
    case 'open_head':
      return vscode.l10n.t('The front matter has no end. Close it with a line of three dashes (---).');
    case 'bad_yaml':
      return vscode.l10n.t("The front matter can't be read: {0}", oneLine(problem.facts.message));
    case 'head_not_a_map':
      return vscode.l10n.t('The front matter needs keys and values, such as "to: release".');
    case 'unknown_key':
      return withNearest(
        vscode.l10n.t('Unknown key "{0}". The keys are {1}.', short(problem.facts.key), listed(HEAD_KEYS)),
        problem.facts.nearest,
      );
    case 'bad_to':
      return vscode.l10n.t(
        'Enter a named target, an ID, or an email; or one of group, person, and webhook, such as { webhook: Alerts }.',
      );
    case 'bad_form':
      return withNearest(
        vscode.l10n.t(
          'A message can\'t be sent as "{0}". Choose one of {1}.',
          short(problem.facts.form),
          listed(Object.keys(FILE_FORMS)),
        ),
        problem.facts.nearest,
      );
    case 'bad_thread':
      return vscode.l10n.t('Enter the ID of a thread, which is the ID of its root message.');
    case 'bad_mention':
      return vscode.l10n.t(
        '"{0}" can\'t be mentioned. Enter emails, SeaTalk IDs, or all.',
        short(problem.facts.mention),
      );
    case 'bad_variable':
      return vscode.l10n.t(
        '"{0}" has no value that can be used. Enter a text, or one of prompt, env, file, and git, such as { git: branch }.',
        short(problem.facts.name),
      );
    case 'bad_variable_name':
      return vscode.l10n.t(
        '"{0}" can\'t be the name of a variable. Use letters, digits, dots, dashes, and underscores.',
        short(problem.facts.name),
      );
    case 'bad_git_field':
      return withNearest(
        vscode.l10n.t('Git has no "{0}". Choose one of {1}.', short(problem.facts.field), listed(GIT_FIELDS)),
        problem.facts.nearest,
      );
    case 'secret_name':
      return vscode.l10n.t(
        '"{0}" looks like a secret. Secrets are never sent in messages.',
        short(problem.facts.name),
      );
    case 'unknown_variable':
      return withNearest(
        vscode.l10n.t(
          'There is no variable "{0}". Define it under "variables", or write $${…} to send it as text.',
          short(problem.facts.name),
        ),
        problem.facts.nearest,
      );
    case 'unused_variable':
      return vscode.l10n.t('The variable "{0}" isn\'t used.', short(problem.facts.name));
    case 'circle':
      return vscode.l10n.t('The variable "{0}" needs its own value.', short(problem.facts.name));
    case 'empty_body':
      return vscode.l10n.t("There's nothing to send yet. Write the message below the front matter.");
    case 'mentions_need_formatting':
      return vscode.l10n.t(
        'Only formatted text can mention people. Remove "mentions", or send the message as formatted.',
      );
    case 'looks_like_card':
      return vscode.l10n.t('This looks like a card, but is sent as text. Add "as: card" to send the card.');
    case 'unknown_target':
      return withNearest(
        vscode.l10n.t(
          'No chat is named "{0}" in the settings, and it isn\'t an ID or email.',
          short(problem.facts.word),
        ),
        problem.facts.nearest,
      );
    case 'unknown_webhook':
      return withNearest(
        vscode.l10n.t(
          'This machine has no webhook, or several, named "{0}". Add it in Apps and Webhooks.',
          short(problem.facts.name),
        ),
        problem.facts.nearest,
      );
    case 'thread_in_webhook':
      return vscode.l10n.t("Webhooks can't send to threads.");
    case 'thread_of_other_app':
      return vscode.l10n.t(
        '"{0}" is a thread as another app sees it. Switch to that app.',
        short(problem.facts.name),
      );
    case 'missing_value':
      return missingWords(short(problem.facts.name), problem.facts.reason);
  }
}

function missingWords(name: string, reason: MissingReason): string {
  switch (reason) {
    case 'env_unset':
      return vscode.l10n.t("{0} has no value: the environment variable isn't set.", name);
    case 'env_restricted':
      return vscode.l10n.t(
        "{0} isn't read in a restricted workspace. Trust the workspace to use environment variables.",
        name,
      );
    case 'file_missing':
      return vscode.l10n.t('{0} has no value: there is no such file.', name);
    case 'file_outside':
      return vscode.l10n.t("{0} has no value: the file isn't in the workspace.", name);
    case 'file_too_large':
      return vscode.l10n.t('{0} has no value: the file is larger than 1 MB.', name);
    case 'file_binary':
      return vscode.l10n.t("{0} has no value: the file isn't text.", name);
    case 'no_folder':
      return vscode.l10n.t('{0} has no value: no folder is open.', name);
    case 'no_git':
      return vscode.l10n.t("{0} has no value: Git is off, or this isn't a repository.", name);
    case 'no_commit':
      return vscode.l10n.t('{0} has no value: nothing is checked out that has it.', name);
    case 'empty':
      return vscode.l10n.t('{0} is empty.', name);
    case 'secret_value':
      return vscode.l10n.t(
        '{0} holds a secret of one of your apps or webhooks. Secrets are never sent in messages.',
        name,
      );
  }
}

function withNearest(words: string, nearest: string | undefined): string {
  return nearest === undefined ? words : vscode.l10n.t('{0} Did you mean "{1}"?', words, short(nearest));
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat(vscode.env.language, { type: 'disjunction' }).format(words);
}

function short(text: string): string {
  return oneLine(text, 60);
}
