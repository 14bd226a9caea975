import type { Remedy } from './model/problem';
import type { ComposeOptions, Form, Source, Target } from './model/source';

/** The arguments of `compose` as one value, so that a remedy can change them. */
export interface ComposeRequest<T extends Target = Target> {
  readonly source: Source;
  readonly form: Form;
  readonly target: T;
  readonly options: ComposeOptions;
}

type Change = <T extends Target>(request: ComposeRequest<T>) => ComposeRequest<T>;

const withOptions =
  (options: ComposeOptions): Change =>
  (request) => ({ ...request, options: { ...request.options, ...options } });
const withForm =
  (form: Form): Change =>
  (request) => ({ ...request, form });

const changes: Readonly<Record<Remedy, Change>> = {
  split: withOptions({ split: true }),
  remove_mention_all: withOptions({ removeMentionAll: true }),
  fix_mention_all: withOptions({ fixMentionAll: true }),
  drop_thread: (request) => ({ ...request, target: { ...request.target, threadId: undefined } }),
  drop_quote: (request) => ({ ...request, target: { ...request.target, quotedMessageId: undefined } }),
  as_file: withForm('file'),
  as_text: withForm('text'),
  as_code: withForm('code'),
};

/** The request after a person chose a remedy. */
export function applyRemedy<T extends Target>(request: ComposeRequest<T>, remedy: Remedy): ComposeRequest<T> {
  return changes[remedy](request);
}
