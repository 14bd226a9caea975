import type { SeaTalkError } from '../client/errors';
import { Code } from '../contract/codes';
import type { FactId, PermissionRow } from './checkRows';
import { certainMs, CLOCK_SLACK_MS, CLOCK_WRONG_MS } from './clockSkew';
import type { CallEnd, Evidence, Obstacle } from './evidence';
import { endWith, isAddressBlocked, obstacleOf, outcomeIn } from './evidence';
import { outcomeOf } from './outcome';
import type { CheckCall } from './trials';

/**
 * How a row stands: it `works`; it needs `attention`, as some bots go without it; it `failed`, so that nothing or not all works; or
 * it was `untried`.
 */
export type FindingState = 'works' | 'attention' | 'failed' | 'untried';

/** Why a row stands as it does. */
export type Reason =
  | 'fine'
  /** An error says it. */
  | 'error'
  /** Nothing has been tried. */
  | 'not_run'
  /** Something else has to work first. */
  | { readonly needs: Obstacle }
  /** Only a call that sends or changes something would show it. */
  | 'side_effect'
  /** A call that a person made shows it. */
  | 'seen'
  | 'no_groups'
  /** Nobody is known to ask about. */
  | 'no_person'
  | 'out_of_scope'
  | 'no_clock'
  | { readonly aheadMs: number };

export interface Finding {
  readonly state: FindingState;
  readonly reason: Reason;
  /** What a call failed with, where the reason is `error`. */
  readonly error?: SeaTalkError | undefined;
}

const FINE: Finding = { state: 'works', reason: 'fine' };
const NOT_RUN: Finding = { state: 'untried', reason: 'not_run' };

const failed = (error: SeaTalkError | undefined): Finding => ({ state: 'failed', reason: 'error', error });
const needs = (obstacle: Obstacle): Finding => ({ state: 'untried', reason: { needs: obstacle } });

/** What the calls of a check show of the app itself. */
export function factFinding(evidence: Evidence, id: FactId): Finding {
  switch (id) {
    case 'connection':
      return connection(evidence);
    case 'secret':
      return secret(evidence);
    case 'clock':
      return clock(evidence);
    case 'address':
      return address(evidence);
    case 'online':
      return status(evidence, 'not_online', 'bot_off');
    case 'bot':
      return status(evidence, 'bot_off', 'not_online');
    case 'groups':
      return groups(evidence);
    case 'serviceScope':
      return scope(evidence, 'getSingleChatThread');
    case 'dataScope':
      return scope(evidence, 'getEmployeeProfile');
  }
}

/** What is known of a permission. What a person's own calls showed last counts, where the check itself can't try. */
export function permissionFinding(evidence: Evidence, row: PermissionRow): Finding {
  const { trial, calls } = row;
  if (trial !== undefined) return ofCall(evidence, trial);
  for (const name of calls) {
    const end = evidence.seen.get(name);
    const outcome = end && outcomeOf(end.error);
    if (outcome === 'allowed') return { state: 'works', reason: 'seen' };
    if (outcome === 'not_permitted') return { state: 'attention', reason: 'error', error: end?.error };
  }
  return { state: 'untried', reason: 'side_effect' };
}

/** A permission that one call shows. */
function ofCall(evidence: Evidence, name: CheckCall): Finding {
  const end = evidence.ends.get(name);
  if (!end) return missing(evidence, name);
  const outcome = outcomeOf(end.error);
  switch (outcome) {
    case 'allowed':
      return FINE;
    case 'not_permitted':
      return { state: 'attention', reason: 'error', error: end.error };
    case 'bot_off':
      return needs('bot');
    case 'not_online':
      return needs('online');
    case 'blocked':
      return isAddressBlocked(evidence) ? needs('address') : failed(end.error);
    case 'credentials':
      return needs('secret');
    case 'unreached':
      return needs('connection');
    case 'limited':
      return { state: 'untried', reason: 'error', error: end.error };
    case 'cancelled':
      return needs('cancelled');
    case 'unclear':
      return failed(end.error);
  }
}

/** A call that wasn't made. */
function missing(evidence: Evidence, name: CheckCall): Finding {
  const obstacle = obstacleOf(evidence, name);
  return obstacle === undefined ? NOT_RUN : needs(obstacle);
}

function connection(evidence: Evidence): Finding {
  const lost = endWith(evidence, 'unreached');
  if (lost) return failed(lost.error);
  if (evidence.ends.size === 0) return NOT_RUN;
  const wasMade = [...evidence.ends.values()].some(({ error }) => wasAnswered(error));
  return wasMade ? FINE : missing(evidence, 'getJoinedGroupChats');
}

/** Whether the platform answered. */
function wasAnswered(error: SeaTalkError | undefined): boolean {
  return error === undefined || error.status !== undefined || error.code !== undefined;
}

function secret(evidence: Evidence): Finding {
  const end = evidence.ends.get('getAppAccessToken');
  if (!end) return missing(evidence, 'getAppAccessToken');
  const rejected = endWith(evidence, 'credentials');
  if (rejected) return failed(rejected.error);
  // An app that is offline gets no token for the right secret either.
  return ofCall(evidence, 'getAppAccessToken');
}

function clock(evidence: Evidence): Finding {
  if (!evidence.clock) {
    const end = evidence.ends.get('getAppAccessToken');
    if (!end) return missing(evidence, 'getAppAccessToken');
    return wasAnswered(end.error)
      ? { state: 'untried', reason: 'no_clock' }
      : missing(evidence, 'getJoinedGroupChats');
  }
  const off = certainMs(evidence.clock);
  const reason = { aheadMs: evidence.clock.aheadMs };
  if (off <= CLOCK_SLACK_MS) return { state: 'works', reason };
  return { state: off < CLOCK_WRONG_MS ? 'attention' : 'failed', reason };
}

function address(evidence: Evidence): Finding {
  if (isAddressBlocked(evidence)) return failed(endWith(evidence, 'blocked')?.error);
  const answered = [...evidence.ends].some(
    ([name, { error }]) => name !== 'getAppAccessToken' && wasAnswered(error),
  );
  return answered ? FINE : missing(evidence, 'getJoinedGroupChats');
}

/** Whether the app is Online, or its bot is on: one of them may hide the other. */
function status(
  evidence: Evidence,
  wanted: 'not_online' | 'bot_off',
  other: 'not_online' | 'bot_off',
): Finding {
  const end = endWith(evidence, wanted);
  if (end) return failed(end.error);
  if (endWith(evidence, other)) return needs(other === 'bot_off' ? 'bot' : 'online');
  const outcome = outcomeIn(evidence, 'getJoinedGroupChats');
  if (outcome === 'allowed' || outcome === 'not_permitted') return FINE;
  return outcome === undefined
    ? missing(evidence, 'getJoinedGroupChats')
    : ofCall(evidence, 'getJoinedGroupChats');
}

function groups(evidence: Evidence): Finding {
  const end = evidence.ends.get('getJoinedGroupChats');
  const finding = ofCall(evidence, 'getJoinedGroupChats');
  return finding.state === 'works' && end?.isEmpty === true
    ? { state: 'attention', reason: 'no_groups' }
    : finding;
}

/** A scope that one call shows, when it asks about somebody who is there. */
function scope(evidence: Evidence, name: 'getSingleChatThread' | 'getEmployeeProfile'): Finding {
  const end = evidence.ends.get(name);
  const finding = ofCall(evidence, name);
  if (!end || finding.state === 'failed' || finding.state === 'untried') return finding;
  if (finding.state === 'attention') return { ...finding, state: 'untried' };
  if (end.found.employeeCode === undefined) return { state: 'untried', reason: 'no_person' };
  return isOutOfScope(end) ? { state: 'attention', reason: 'out_of_scope' } : FINE;
}

function isOutOfScope({ error, isEmpty }: CallEnd): boolean {
  return isEmpty === true || error?.code === Code.outOfScope || error?.code === Code.employeeUnknown;
}
