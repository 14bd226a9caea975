import { withoutIgnored } from '../cards/document/cardFields';
import { parseCard } from '../cards/document/cardDocument';
import { faultMessage } from '../cards/document/faultMessage';
import { lineIndex } from '../cards/document/lineIndex';
import { checkDocument } from '../cards/check/checkDocument';
import { WEBHOOK_CALLBACK_RULE } from '../cards/rules/buttons';
import { STAND_IN_RULE } from '../cards/rules/fillIns';
import type { CardSurface } from '../cards/document/recognise';
import { cardElements } from '../contract/cards';
import type { CardElements } from '../contract/cards';
import type { Draft } from './model/content';
import { failed } from './model/content';
import { mentionsIn } from './text/mentions';
import { problem } from './model/problem';
import type { Problem } from './model/problem';
import type { Source, Target, TargetKind } from './model/source';
import { sourceText } from './text/sourceText';

const SURFACES = { group: 'group', person: 'direct', webhook: 'webhook' } as const satisfies Record<
  TargetKind,
  CardSurface
>;

/** Rules whose findings are one problem each, however many there are. */
const HAS_OWN_PROBLEM: ReadonlySet<string> = new Set([WEBHOOK_CALLBACK_RULE, STAND_IN_RULE]);

/**
 * Makes a card message from card JSON of any known shape. Only the elements are used: the person has chosen the target, whatever target
 * the JSON names. A service notice gives the elements of its first language.
 */
export function composeCard(source: Source, target: Target): Draft {
  const text = sourceText(source);
  if (text === undefined) return failed(problem('binary', {}, ['as_file']));
  if (text.trim() === '') return failed(problem('empty', {}));
  const document = parseCard(text);
  const [fault] = document.faults;
  if (fault && document.card) {
    const { line, column } = lineIndex(text)(fault.offset);
    const message = `Not JSON at line ${line}, column ${column}. ${faultMessage(fault.code)}`;
    return failed(problem('bad_card', { message, count: document.faults.length }, ['as_code', 'as_file']));
  }
  if (!document.card) return failed(problem('not_a_card', {}, ['as_code', 'as_file']));

  // Only the elements are sent, so only they are checked: faults of the wrapper don't matter, nor do fields that SeaTalk ignores.
  const bare = parseCard(JSON.stringify(document.card.elements));
  const findings = checkDocument(bare, { surface: SURFACES[target.kind], isFinal: true });
  const parsed = cardElements.safeParse(withoutIgnored(document.card.elements));
  if (!parsed.success) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const message = errors[0]?.message ?? parsed.error.issues[0]?.message ?? 'The card is not valid.';
    const count = errors.length || parsed.error.issues.length;
    return failed(problem('bad_card', { message, count }, ['as_code', 'as_file']));
  }
  const standIns = findings.filter(({ ruleId }) => ruleId === STAND_IN_RULE);
  const advice = findings
    .filter(({ severity, ruleId }) => severity !== 'information' && !HAS_OWN_PROBLEM.has(ruleId))
    .map(({ message }) => problem('card_advice', { message }));
  const hasDeadButtons = findings.some(({ ruleId }) => ruleId === WEBHOOK_CALLBACK_RULE);
  const unknown = cardMentions(parsed.data).find(({ known }) => !known);
  return {
    contents: [{ kind: 'card', elements: parsed.data }],
    problems: [
      ...(standIns[0]
        ? [problem('stand_ins', { first: String(standIns[0].args['part']), count: standIns.length })]
        : []),
      ...(hasDeadButtons ? [problem('dead_buttons', {})] : []),
      ...advice,
      ...(unknown ? [unknownTarget(unknown.target)] : []),
    ],
  };
}

function cardMentions(elements: CardElements) {
  return elements.flatMap((element) =>
    element.element_type === 'description' ? mentionsIn(element.description.text) : [],
  );
}

function unknownTarget(target: string): Problem {
  return problem('mention_unknown_target', { target });
}
