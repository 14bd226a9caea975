import { SeaTalkError } from '../client/errors';
import { present } from '../contract/absent';
import { Code } from '../contract/codes';
import type { ResponseOf } from '../contract/endpoints';
import { fateOf } from './deliver';
import type { Fate } from './deliver';

/** What became of a service notice for one person. */
export type NoticeFate =
  | { readonly kind: 'sent'; readonly messageId?: string | undefined }
  /** Certainly not sent, for the reason that the code or the error gives. */
  | { readonly kind: 'failed'; readonly code?: number | undefined; readonly error?: unknown }
  /** It may have been sent: never sent again. */
  | { readonly kind: 'unknown'; readonly error?: unknown };

/** The fate of each person, by employee code, in the order in which they were asked for. */
export type NoticeOutcome = ReadonlyMap<string, NoticeFate>;

/** The fates that an answer tells. Someone whom it leaves out may have got the notice. */
export function outcomeOfAnswer(
  employeeCodes: readonly string[],
  { delivery }: ResponseOf<'sendServiceNotice'>,
): NoticeOutcome {
  const rows = delivery ?? [];
  return new Map(
    employeeCodes.map((code, index): [string, NoticeFate] => {
      const named = rows.find(({ employee_code }) => employee_code === code);
      const unnamed = rows[index];
      const isOrdered = rows.length === employeeCodes.length && present(unnamed?.employee_code) === undefined;
      const row = named ?? (isOrdered ? unnamed : undefined);
      if (!row) return [code, { kind: 'unknown' }];
      if (row.code === Code.ok) return [code, { kind: 'sent', messageId: present(row.message_id) }];
      return [code, { kind: 'failed', code: row.code }];
    }),
  );
}

/**
 * The fates when the call failed as a whole: the same for everyone.
 * @param fate given where it is certain that nothing was handed over.
 */
export function outcomeOfFailure(
  employeeCodes: readonly string[],
  error: unknown,
  fate: Fate = fateOf(error),
): NoticeOutcome {
  const each: NoticeFate =
    fate === 'unknown'
      ? { kind: 'unknown', error }
      : { kind: 'failed', error, code: error instanceof SeaTalkError ? error.code : undefined };
  return new Map(employeeCodes.map((code) => [code, each]));
}

/** Those with such a fate. Only `failed` ones may be sent to again. */
export function peopleWith(outcome: NoticeOutcome, kind: NoticeFate['kind']): string[] {
  return [...outcome].flatMap(([code, fate]) => (fate.kind === kind ? [code] : []));
}

/** Outcomes as one: what a retry has brought stands in place of what it was before. */
export function merged(before: NoticeOutcome, later: NoticeOutcome): NoticeOutcome {
  return new Map([...before, ...later]);
}
