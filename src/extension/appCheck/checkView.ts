import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import type { AppCheck } from '../../appCheck/appCheck';
import type { FactId, PermissionRow } from '../../appCheck/checkRows';
import { factCalls, factIds, permissionCalls, permissionRows } from '../../appCheck/checkRows';
import type { Finding } from '../../appCheck/findings';
import { factFinding, permissionFinding } from '../../appCheck/findings';
import type { CheckCall } from '../../appCheck/trials';
import { DEVELOPER_PORTAL_URL } from '../../contract/baseUrl';
import { endpoints } from '../../contract/endpoints';
import type { RowState, SectionView } from '../../webview/appCheck/protocol';
import type { ErrorAction } from '../base/describeError';
import { describeError } from '../base/describeError';
import { commandIds } from '../contributions';
import type { AppProfile } from '../profiles/appProfile';
import { clockWords, factTitle, fineWords, needsWords, outOfScopeWords, stateWords } from './checkWords';
import type { EventFacts, WordedFinding } from './eventFindings';

/** The rows of a page, and what their links do. */
export interface CheckRows {
  readonly sections: readonly SectionView[];
  /** By the id of a row, in the order of its links. */
  readonly actions: ReadonlyMap<string, readonly ErrorAction[]>;
}

const PERMISSION = 'permission:';
/** Rows that are read from this machine and make no calls. */
const eventIds = ['delivery', 'lastEvent', 'signing'] as const;

/** The calls that show a row; none for one that is read from this machine, or that only sends would show. */
export function callsOfRow(id: string): readonly CheckCall[] {
  const fact = factIds.find((each) => each === id);
  if (fact) return factCalls[fact];
  const row = permissionRows.find(({ permission }) => `${PERMISSION}${permission}` === id);
  return row ? permissionCalls(row) : [];
}

/** Draws everything that is known of an app. */
export function checkRows(app: AppProfile, check: AppCheck, events: EventFacts): CheckRows {
  const actions = new Map<string, readonly ErrorAction[]>();
  const row = (
    id: string,
    title: string,
    { state, words, actions: offered }: WordedFinding,
    canRepeat = true,
  ) => {
    actions.set(id, offered);
    return {
      id,
      title: oneLine(title),
      state,
      stateWords: stateWords(state),
      words,
      canRepeat,
      links: offered.map(({ title: link }) => link),
    };
  };
  const shown = (calls: readonly CheckCall[], finding: WordedFinding): WordedFinding => {
    // The last of its calls shows it; those before are asked for others, too.
    const last = calls.at(-1);
    if (last === undefined || !check.waiting.includes(last)) return finding;
    return check.waiting[0] === last
      ? { state: 'running', words: '', actions: [] }
      : { state: 'untried', words: vscode.l10n.t('Waiting…'), actions: [] };
  };
  const eventTitles = {
    delivery: vscode.l10n.t('Delivery of events'),
    lastEvent: vscode.l10n.t('Last event'),
    signing: vscode.l10n.t('Signing secret'),
  };
  const { evidence } = check;
  return {
    actions,
    sections: [
      {
        title: vscode.l10n.t('App'),
        rows: factIds.map((id) =>
          row(id, factTitle(id), shown(factCalls[id], ofFact(app, id, factFinding(evidence, id)))),
        ),
      },
      {
        title: vscode.l10n.t('Permissions'),
        rows: permissionRows.map((each) =>
          row(
            `${PERMISSION}${each.permission}`,
            each.permission,
            shown(permissionCalls(each), ofPermission(app, each, permissionFinding(evidence, each))),
            each.trial !== undefined,
          ),
        ),
      },
      {
        title: vscode.l10n.t('Events'),
        rows: eventIds.map((id) => row(id, eventTitles[id], events[id])),
      },
    ],
  };
}

function ofFact(app: AppProfile, id: FactId, finding: Finding): WordedFinding {
  const { reason, state } = finding;
  if (typeof reason === 'object' && 'aheadMs' in reason)
    return {
      state,
      words: clockWords(reason.aheadMs, state === 'untried' ? 'works' : state),
      actions: [],
    };
  const portal = portalOf(app);
  switch (reason) {
    case 'fine':
      return { state, words: id === 'clock' ? '' : fineWords(id), actions: [] };
    case 'no_groups':
      return {
        state,
        words: vscode.l10n.t("Your bot isn't in any groups yet. Ask a member of a group to add it."),
        actions: [docs(endpoints.getJoinedGroupChats.docs)],
      };
    case 'no_person':
      return {
        state,
        words: vscode.l10n.t(
          'It takes a person to ask about, and no one of your organization is known from a group of the bot.',
        ),
        actions: [],
      };
    case 'out_of_scope':
      return { state, words: outOfScopeWords(id === 'dataScope' ? id : 'serviceScope'), actions: portal };
    case 'no_clock':
      return { state, words: vscode.l10n.t("SeaTalk's answers don't say the time."), actions: [] };
    case 'seen':
    case 'side_effect':
    case 'not_run':
    case 'error':
    default:
      return ofReason(app, finding, id === 'secret' ? [docs(endpoints.getAppAccessToken.docs)] : []);
  }
}

function ofPermission(app: AppProfile, row: PermissionRow, finding: Finding): WordedFinding {
  const { reason, state } = finding;
  const page = docs(row.docs);
  switch (reason) {
    case 'fine':
      return { state, words: vscode.l10n.t('SeaTalk accepts calls with this permission.'), actions: [page] };
    case 'seen':
      return {
        state,
        words: vscode.l10n.t('A call you made while this page was open was accepted.'),
        actions: [page],
      };
    case 'side_effect':
      return {
        state,
        words: vscode.l10n.t(
          "It can't be checked without sending or changing something. A call you make while this page is open shows here.",
        ),
        actions: [page],
      };
    case 'no_groups':
    case 'no_person':
    case 'out_of_scope':
    case 'no_clock':
    case 'not_run':
    case 'error':
    default:
      return withRemark(ofReason(app, finding, [page]), row);
  }
}

/** History needs more than the others. */
function withRemark(worded: WordedFinding, { trial }: PermissionRow): WordedFinding {
  if (trial !== 'getChatHistory' || worded.state !== 'attention') return worded;
  return { ...worded, words: `${worded.words} ${vscode.l10n.t('It also requires management approval.')}` };
}

function ofReason(
  app: AppProfile,
  { reason, state, error }: Finding,
  more: readonly ErrorAction[],
): WordedFinding {
  if (typeof reason === 'object' && 'needs' in reason)
    return { state, words: needsWords(reason.needs), actions: [] };
  if (reason !== 'error') return { state, words: '', actions: more };
  const words = describeError(error, { app });
  // This page is what they would lead to.
  const actions = words.actions.filter(({ command }) => command !== commandIds.testApp);
  return { state, words: words.message, actions: [...actions, ...more] };
}

function portalOf({ kind }: AppProfile): readonly ErrorAction[] {
  return kind === 'seatalk' ? [open(vscode.l10n.t('Open Developer Portal'), DEVELOPER_PORTAL_URL)] : [];
}

function docs(url: string): ErrorAction {
  return open(vscode.l10n.t('Documentation'), url);
}

function open(title: string, url: string): ErrorAction {
  return { title, command: 'vscode.open', arguments: [vscode.Uri.parse(url)] };
}

/** How many rows stand how; `undefined` while nothing was checked. */
export function countRows(sections: readonly SectionView[]): Readonly<Record<RowState, number>> {
  const counts = { works: 0, attention: 0, failed: 0, untried: 0, running: 0 };
  for (const { state } of sections.flatMap(({ rows }) => rows)) counts[state] += 1;
  return counts;
}
