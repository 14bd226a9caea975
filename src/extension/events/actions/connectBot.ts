import * as vscode from 'vscode';
import * as z from 'zod';
import { oneLine } from '../../../base/plainText';
import { readDeliveryAddress } from '../../../events/deliveryAddress';
import { statusProgress } from '../../base/dialogs';
import type { StepPlace } from '../../base/wizard';
import { askChoice, askText, runWizard, take } from '../../base/wizard';
import { settingIds } from '../../contributions';
import { addressWords } from '../../deliveries/addressWords';
import { webSocketUrl } from '../../local/localEnvironment';
import type { AppConnection } from '../model/connections';
import { readConnections } from '../model/connections';
import { rowGiven } from '../rows/eventsRow';
import { connectionWords } from '../words/connectionWords';
import { appChoices } from './appChoices';
import { showDisconnected, showRejected, showVerified, showWaiting } from './connectNotices';
import type { EventsContext } from './context';

/** A verification posts its challenge four times, five seconds each, with pauses of seven seconds together. */
const VERIFY_LIMIT_MS = 60_000;
const EXAMPLE_URL = 'http://localhost:3000/callback';
/** In which so many rounds are counted as the setting says: a mistake must not keep this machine busy. */
const LOOP_SECONDS = 10;

type Method = 'callback' | 'socket' | 'none';

const setting = z.looseObject({ verified: z.boolean(), reason: z.string().optional() });

/** Asks how an app of the local SeaTalk gets its events, sets it, and says what came of it. @param given the row of a connection. */
export async function connectBot(context: EventsContext, given: unknown): Promise<void> {
  const { local } = context;
  const { connections } = readConnections(await local.control('GET', '/connections'));
  const before = rowGiven(given).connection;
  const [first] = connections;
  const asked = {
    app: before ?? first,
    method: undefined as Method | undefined,
    url: undefined as string | undefined,
  };
  const appStep = async (place: StepPlace) =>
    take(
      await askChoice({ ...appChoices(connections), ...(asked.app && { active: asked.app.app_id }) }, place),
      (id) => {
        asked.app = connections.find(({ app_id: appId }) => appId === id);
      },
    );
  const methodStep = async (place: StepPlace) =>
    take(await askChoice(methodChoices(asked.app, local.url ?? ''), place), (method) => {
      asked.method = method;
    });
  const urlStep = async (place: StepPlace) =>
    take(await askText(urlQuestion(asked.url ?? asked.app?.url ?? EXAMPLE_URL), place), (url) => {
      asked.url = url;
    });
  const isDone = await runWizard(vscode.l10n.t('Connect Bot'), () => [
    ...(before || connections.length < 2 ? [] : [appStep]),
    methodStep,
    ...(asked.method === 'callback' ? [urlStep] : []),
  ]);
  const { app, method, url = '' } = asked;
  if (!isDone || !app || !method) return;
  if (method !== 'none') await pauseLoops(local);
  await connect(context, app, method === 'callback' ? { method, url } : { method });
}

type Choice = { readonly method: 'callback'; readonly url: string } | { readonly method: 'socket' | 'none' };

async function connect(context: EventsContext, app: AppConnection, choice: Choice): Promise<void> {
  const { local } = context;
  const path = `/apps/${encodeURIComponent(app.app_id)}/connection`;
  if (choice.method !== 'callback') {
    await local.control('PUT', path, choice);
    return choice.method === 'socket' ? showWaiting(context, app) : showDisconnected(app);
  }
  const answer = await statusProgress(vscode.l10n.t('Verifying {0}…', oneLine(choice.url)), () =>
    local.control('PUT', path, choice, VERIFY_LIMIT_MS),
  );
  const { verified, reason } = setting.parse(answer);
  if (verified) return showVerified(context, app, choice.url);
  await showRejected(context, app, {
    url: choice.url,
    reason,
    tryAgain: () => connect(context, app, choice),
  });
}

/** Pauses bots that answer each other without end, as this machine's settings say. */
async function pauseLoops(local: EventsContext['local']): Promise<void> {
  const rounds = vscode.workspace.getConfiguration().get<number>(settingIds.localLoopRounds, 20);
  const limit = rounds > 0 ? { rounds, seconds: LOOP_SECONDS } : null;
  await local.control('PUT', '/delivery-options', { loop_limit: limit });
}

function methodChoices(app: AppConnection | undefined, url: string) {
  const now = app && app.method !== 'none' ? connectionWords(app, undefined).words : undefined;
  const choice = (value: Method, icon: string, label: string, detail: string) => ({
    label,
    detail,
    iconPath: new vscode.ThemeIcon(icon),
    value,
  });
  return {
    placeholder: now
      ? vscode.l10n.t('Choose how your bot receives events. Now: {0}', now)
      : vscode.l10n.t('Choose how your bot receives events'),
    items: [
      choice(
        'callback',
        'globe',
        vscode.l10n.t('Callback URL'),
        vscode.l10n.t('Your bot is an HTTP server. The URL is verified first, as in the developer portal.'),
      ),
      choice(
        'socket',
        'plug',
        vscode.l10n.t('WebSocket'),
        vscode.l10n.t('Your bot connects to {0}', webSocketUrl(url)),
      ),
      ...(now
        ? [
            choice(
              'none',
              'debug-disconnect',
              vscode.l10n.t('Disconnect'),
              vscode.l10n.t('The app gets no events.'),
            ),
          ]
        : []),
    ],
    ...(app?.method === 'socket' && { active: 'socket' as const }),
  };
}

function urlQuestion(value: string) {
  return {
    prompt: vscode.l10n.t('Callback URL of your bot. The bot must be running to answer the challenge.'),
    placeholder: EXAMPLE_URL,
    value,
    check: (text: string) => {
      const address = readDeliveryAddress(text);
      return 'problem' in address ? addressWords(address.problem) : undefined;
    },
  };
}
