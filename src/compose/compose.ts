import { TextFormat } from '../contract/outbound';
import { composeCard } from './composeCard';
import { composeFile, composeImage } from './media/composeMedia';
import { composeText } from './text/composeText';
import type { Content, Draft } from './model/content';
import { mentionsIn, outsideFences } from './text/mentions';
import { problem } from './model/problem';
import type { Problem } from './model/problem';
import type { ComposeOptions, Form, Source, Target, TargetKind } from './model/source';
import { canQuote, toMessages } from './toMessage';
import type { MessageOf } from './toMessage';

/** The messages that would be sent, and the problems to show first. */
export interface Composed<Message = MessageOf[TargetKind]> {
  /** In the order of sending. Empty when one of the problems is an error. */
  readonly messages: readonly Message[];
  /** Errors first. */
  readonly problems: readonly Problem[];
}

/**
 * Makes the messages that carry a source to a target in the given form. Sends nothing and never throws: whatever prevents the send is
 * returned as a problem. Text above the limit is a problem unless `options.split` is set.
 */
export function compose<Kind extends TargetKind>(
  source: Source,
  form: Form,
  target: Target<Kind>,
  options: ComposeOptions = {},
): Composed<MessageOf[Kind]> {
  const draft = drafters[form](source, target, options);
  const found = [...draft.problems, ...targetProblems(draft.contents, target)];
  const errors = found.filter(({ severity }) => severity === 'error');
  const warnings = found.filter(({ severity }) => severity === 'warning');
  return {
    messages: errors.length > 0 ? [] : toMessages(draft.contents, target),
    problems: [...errors, ...warnings],
  };
}

type Drafter = (source: Source, target: Target, options: ComposeOptions) => Draft;

const drafters: Readonly<Record<Form, Drafter>> = {
  card: composeCard,
  image: composeImage,
  file: composeFile,
  code: (source, target, options) => composeText(source, 'code', target, options),
  text: (source, target, options) => composeText(source, 'text', target, options),
  plain: (source, target, options) => composeText(source, 'plain', target, options),
};

/** What this target rejects or drops, whatever the form. */
function targetProblems(contents: readonly Content[], target: Target): Problem[] {
  const problems: Problem[] = [];
  const [first] = contents;
  if (target.threadId && target.kind === 'webhook') {
    problems.push(problem('thread_unsupported', {}, ['drop_thread']));
  } else if (target.threadId && contents.some(mentionsEveryone)) {
    const isText = first?.kind === 'text';
    problems.push(
      problem('mention_all_in_thread', {}, isText ? ['remove_mention_all', 'drop_thread'] : ['drop_thread']),
    );
  }
  if (target.quotedMessageId && first && !canQuote(first, target.kind)) {
    problems.push(problem('quote_unsupported', {}, ['drop_quote']));
  }
  return problems;
}

/** Whether the content mentions everyone in a place where mentions work. */
function mentionsEveryone(content: Content): boolean {
  if (content.kind === 'text') {
    return content.format === TextFormat.markdown && tagsEveryone(outsideFences(content.content));
  }
  if (content.kind !== 'card') return false;
  return content.elements.some(
    (element) =>
      element.element_type === 'description' &&
      element.description.format !== TextFormat.plain &&
      tagsEveryone(element.description.text),
  );
}

const tagsEveryone = (text: string): boolean => mentionsIn(text).some(({ everyone }) => everyone);
