import { applyRemedy } from '../compose/applyRemedy';
import type { ComposeRequest } from '../compose/applyRemedy';
import { compose } from '../compose/compose';
import type { Problem, ProblemCode, Remedy } from '../compose/model/problem';
import type { MessageOf } from '../compose/toMessage';
import type { Target, TargetKind } from '../compose/model/source';

export type OutgoingMessage = MessageOf[TargetKind];

/** A way out, `go_on` past a warning, or undefined: the person gave up. */
export type ProblemAnswer = Remedy | 'go_on' | undefined;

export type AskAboutProblem = (problem: Problem, request: ComposeRequest) => Promise<ProblemAnswer>;

export interface Settled<Kind extends TargetKind = TargetKind> {
  readonly messages: readonly MessageOf[Kind][];
  /** The requests as they were composed in the end. */
  readonly requests: readonly ComposeRequest<Target<Kind>>[];
  /** What is worth a line in the log and no question. */
  readonly remarks: readonly Problem[];
}

/** Warnings that change what the reader sees or whom it reaches; the others are only noted. */
const ASKED_ABOUT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'mention_literal',
  'mention_outside_group',
  'mention_unknown_target',
  'quote_unsupported',
  'dead_buttons',
]);

/**
 * Composes every request and asks about what stands in the way until nothing does. One answer holds for the same problem
 * of the requests that follow. Undefined when the person gave up, also where nothing can be done about it.
 */
export async function settle<Kind extends TargetKind>(
  requests: readonly ComposeRequest<Target<Kind>>[],
  ask: AskAboutProblem,
): Promise<Settled<Kind> | undefined> {
  const answers = new Map<ProblemCode, Remedy | 'go_on'>();
  const messages: MessageOf[Kind][] = [];
  const settled: ComposeRequest<Target<Kind>>[] = [];
  const remarks: Problem[] = [];
  for (const request of requests) {
    const done = await settleOne(request, ask, answers);
    if (!done) return undefined;
    messages.push(...done.messages);
    settled.push(done.request);
    remarks.push(...done.remarks);
  }
  return { messages, requests: settled, remarks };
}

interface SettledOne<Kind extends TargetKind> {
  readonly messages: readonly MessageOf[Kind][];
  readonly request: ComposeRequest<Target<Kind>>;
  readonly remarks: readonly Problem[];
}

async function settleOne<Kind extends TargetKind>(
  given: ComposeRequest<Target<Kind>>,
  ask: AskAboutProblem,
  answers: Map<ProblemCode, Remedy | 'go_on'>,
): Promise<SettledOne<Kind> | undefined> {
  let request = given;
  // A remedy that did not help must not be taken again by itself.
  const tried = new Set<ProblemCode>();
  for (;;) {
    const { source, form, target, options } = request;
    const { messages, problems } = compose(source, form, target, options);
    const open = problems.find(
      ({ code, severity }) =>
        severity === 'error' || (ASKED_ABOUT.has(code) && answers.get(code) !== 'go_on'),
    );
    if (!open) return { messages, request, remarks: problems };
    const known = tried.has(open.code) ? undefined : answers.get(open.code);
    const usable =
      known !== undefined && known !== 'go_on' && open.remedies.includes(known) ? known : undefined;
    const answer = usable ?? (await ask(open, request));
    if (answer === undefined || (answer === 'go_on' && open.severity === 'error')) return undefined;
    answers.set(open.code, answer);
    tried.add(open.code);
    if (answer !== 'go_on') request = applyRemedy(request, answer);
  }
}
