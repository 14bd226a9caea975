import * as vscode from 'vscode';
import { timeWords } from '../../base/timeWords';
import type { ErrorAction } from '../base/describeError';
import { commandIds, viewIds } from '../contributions';
import { resultOfAll } from '../events/model/result';
import type { EventRecord } from '../events/model/eventLog';
import type { EventsRoot } from '../events/rows/eventsRoot';
import { connectionWords } from '../events/words/connectionWords';
import { resultWords, typeWords } from '../events/words/eventWords';
import type { AppProfile } from '../profiles/appProfile';
import type { RowState } from '../../webview/appCheck/protocol';

/** A row whose words are made already. */
export interface WordedFinding {
  readonly state: RowState;
  readonly words: string;
  readonly actions: readonly ErrorAction[];
}

export interface EventFacts {
  readonly delivery: WordedFinding;
  readonly lastEvent: WordedFinding;
  readonly signing: WordedFinding;
}

/**
 * How an app gets its events, as far as this machine knows: everything of the local SeaTalk, and what this window received of a real app.
 * @param hasSigningSecret undefined while it's looked up, or when it couldn't be read.
 */
export function eventFindings(
  app: AppProfile,
  root: Pick<EventsRoot, 'events' | 'real'> | undefined,
  hasSigningSecret: boolean | undefined,
  nowMs: number,
): EventFacts {
  return {
    delivery: app.kind === 'local' ? localDelivery(app, root) : realDelivery(app, root),
    lastEvent: lastEvent(app, root, nowMs),
    signing: signing(app, hasSigningSecret),
  };
}

type Root = Pick<EventsRoot, 'events' | 'real'> | undefined;

function localDelivery({ appId }: AppProfile, root: Root): WordedFinding {
  const connect = { title: vscode.l10n.t('Connect Bot…'), command: commandIds.eventsConnect };
  if (root?.events.state === 'loading')
    return { state: 'running', words: vscode.l10n.t('Loading…'), actions: [] };
  if (root?.events.state !== 'ready')
    return {
      state: 'untried',
      words: vscode.l10n.t("The local SeaTalk doesn't say how the bot is connected."),
      actions: [],
    };
  const connection = root.events.connections.find(({ app_id: id }) => id === appId);
  if (!connection || connection.method === 'none')
    return {
      state: 'attention',
      words: vscode.l10n.t('No bot is connected, so nobody gets the events.'),
      actions: [connect],
    };
  const { words, health } = connectionWords(connection, root.events.heartbeatSec);
  return {
    state: health === 'good' ? 'works' : health === 'bad' ? 'failed' : 'attention',
    words: sentence(words),
    actions: health === 'good' ? [] : [connect],
  };
}

function realDelivery({ id }: AppProfile, root: Root): WordedFinding {
  const real = root?.real;
  const ways = [
    real?.reception?.app.id === id ? vscode.l10n.t('This window takes them by WebSocket.') : '',
    real?.listening?.app.id === id
      ? vscode.l10n.t('This window listens for callbacks at port {0}.', real.listening.port)
      : '',
  ].filter(Boolean);
  if (ways.length > 0) return { state: 'works', words: ways.join(' '), actions: [] };
  return {
    state: 'untried',
    words: vscode.l10n.t(
      "SeaTalk doesn't tell how your bot gets its events. See Event Callback in the developer portal, or receive them here.",
    ),
    actions: [
      { title: vscode.l10n.t('Receive Events of App…'), command: commandIds.eventsReceive },
      { title: vscode.l10n.t('Listen for Callbacks…'), command: commandIds.eventsListen },
    ],
  };
}

function lastEvent(app: AppProfile, root: Root, nowMs: number): WordedFinding {
  const show = { title: vscode.l10n.t('Show Events'), command: `${viewIds.events}.focus` };
  const event = lastOf(app, root);
  if (!event)
    return {
      state: 'untried',
      words:
        app.kind === 'local'
          ? vscode.l10n.t('No event was sent to the bot yet.')
          : vscode.l10n.t('This window has received no event of the app.'),
      actions: app.kind === 'local' ? [show] : [],
    };
  const what = typeWords(event.type);
  const when = timeWords(event.atMs, nowMs);
  if (event.attempts.length === 0)
    return { state: 'works', words: vscode.l10n.t('{0}, received at {1}.', what, when), actions: [show] };
  const result = resultOfAll(event.attempts);
  return {
    state:
      result === 'delivered' ? 'works' : result === 'failed' || result === 'dropped' ? 'failed' : 'attention',
    words: vscode.l10n.t('{0}, at {1}: {2}.', what, when, resultWords(result)),
    actions: [show],
  };
}

function lastOf({ id, appId, kind }: AppProfile, root: Root): EventRecord | undefined {
  if (kind === 'local') return root?.events.log.events.find((event) => event.appId === appId);
  return root?.real.log.events.find((event) => event.received?.profileId === id);
}

function signing({ id, kind }: AppProfile, has: boolean | undefined): WordedFinding {
  if (kind === 'local')
    return { state: 'works', words: vscode.l10n.t('The local SeaTalk has one of its own.'), actions: [] };
  const set = {
    title: vscode.l10n.t('Set Signing Secret…'),
    command: commandIds.setSigningSecret,
    arguments: [id],
  };
  if (has === undefined)
    return { state: 'untried', words: vscode.l10n.t("It couldn't be looked up."), actions: [set] };
  if (has)
    return {
      state: 'works',
      words: vscode.l10n.t(
        "It's stored on this machine. Only a signed event shows whether it's the right one.",
      ),
      actions: [],
    };
  return {
    state: 'attention',
    words: vscode.l10n.t(
      "It isn't stored on this machine, so taps can't be signed and callbacks can't be verified here. Bots on a WebSocket don't need it.",
    ),
    actions: [set],
  };
}

/** Words that begin a row elsewhere, as a sentence. */
function sentence(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}${/[.…]$/u.test(words) ? '' : '.'}`;
}
