import * as vscode from 'vscode';
import { warningMessage } from '../base/dialogs';
import { SEATALK_BASE_URL } from '../../contract/baseUrl';
import { describeError } from '../base/describeError';
import { logError } from '../base/showError';
import type { Move, StepPlace, WizardStep } from '../base/wizard';
import { askChoice, askText, heading, runWizard, take } from '../base/wizard';
import type { Services } from '../session/services';
import { checkAppId, checkName, checkSecret, readServer } from './entered';
import { offerProbe, probeWithProgress } from './probeApp';

/** What has been entered so far; the secret is nowhere else until it is saved. */
interface Draft {
  name: string;
  appId: string;
  secret: string;
  production: boolean | undefined;
  /** Origin of another server, or an empty text while it is asked for. */
  server: string | undefined;
  /** The server a person has agreed to. */
  trusted: string | undefined;
}

const SECRET_STEP = 2;

/** Asks for an app's credentials step by step, tries them, and keeps them. */
export async function addApp(services: Services): Promise<void> {
  const draft: Draft = {
    name: '',
    appId: '',
    secret: '',
    production: undefined,
    server: undefined,
    trusted: undefined,
  };
  const title = vscode.l10n.t('Add App');
  let from = 0;
  while (await runWizard(title, () => steps(services, draft), from)) {
    const credentials = {
      baseUrl: draft.server ?? SEATALK_BASE_URL,
      appId: draft.appId,
      secret: draft.secret,
    };
    const probe = await probeWithProgress(services, draft.name, credentials);
    const verdict = 'results' in probe ? 'save' : await askAboutFailure(services, draft, probe.failure);
    if (verdict === undefined) return;
    if (verdict === 'change') {
      from = SECRET_STEP;
      continue;
    }
    const profile = await services.apps.add(
      {
        name: draft.name,
        appId: draft.appId,
        kind: draft.server === undefined ? 'seatalk' : 'custom',
        baseUrl: credentials.baseUrl,
        production: draft.production ?? true,
      },
      draft.secret,
    );
    services.log.info(vscode.l10n.t('App added: {0}', profile.name));
    if ('results' in probe) void offerProbe(profile, probe.results);
    return;
  }
}

async function askAboutFailure(
  services: Services,
  draft: Draft,
  failure: unknown,
): Promise<'save' | 'change' | undefined> {
  const words = describeError(failure);
  logError(services.log, words, failure);
  const save = vscode.l10n.t('Save Anyway');
  const change = vscode.l10n.t('Change…');
  const chosen = await warningMessage(
    words.silent
      ? vscode.l10n.t("{0} wasn't tested.", draft.name)
      : vscode.l10n.t("Couldn't connect to {0}.", draft.name),
    { modal: true, detail: words.silent ? '' : [words.message, words.detail].filter(Boolean).join('\n\n') },
    change,
    save,
  );
  if (chosen === save) return 'save';
  return chosen === change ? 'change' : undefined;
}

function steps(services: Services, draft: Draft): WizardStep[] {
  const taken = services.apps.profiles.map(({ name }) => name);
  const name: WizardStep = async (place) =>
    take(
      await askText(
        {
          prompt: vscode.l10n.t('Name for the app in VS Code'),
          placeholder: vscode.l10n.t('For example: Release bot, staging'),
          value: draft.name,
          check: (text) => checkName(text, taken),
        },
        place,
      ),
      (text) => (draft.name = text),
    );
  const appId: WizardStep = async (place) =>
    take(
      await askText(
        {
          prompt: vscode.l10n.t('App ID, from "Basic Info & Credentials" in the developer portal'),
          value: draft.appId,
          check: checkAppId,
        },
        place,
      ),
      (text) => (draft.appId = text),
    );
  const secret: WizardStep = async (place) =>
    take(
      await askText(
        {
          prompt: vscode.l10n.t("App Secret. It's stored only in VS Code's secret storage."),
          value: draft.secret,
          secret: true,
          check: checkSecret,
        },
        place,
      ),
      (text) => (draft.secret = text),
    );
  const server: WizardStep = (place) => askServer(draft, place);
  const use: WizardStep = (place) => askUse(draft, place);
  return draft.server === undefined ? [name, appId, secret, use] : [name, appId, secret, server, use];
}

async function askUse(draft: Draft, place: StepPlace): Promise<Move> {
  const answer = await askChoice<'test' | 'production' | 'server' | 'seatalk'>(
    {
      placeholder: vscode.l10n.t('What do you use the app for?'),
      items: [
        {
          label: vscode.l10n.t('Development'),
          detail: vscode.l10n.t('Messages are sent without confirmation'),
          value: 'test',
        },
        {
          label: vscode.l10n.t('Production'),
          detail: vscode.l10n.t('Every send is confirmed first'),
          value: 'production',
        },
        heading(vscode.l10n.t('advanced')),
        draft.server === undefined
          ? { label: vscode.l10n.t('Custom Server…'), description: SEATALK_BASE_URL, value: 'server' }
          : {
              label: vscode.l10n.t('Use {0}', SEATALK_BASE_URL),
              description: draft.server,
              value: 'seatalk',
            },
      ],
      active: draft.production === true ? 'production' : 'test',
    },
    place,
  );
  if (typeof answer === 'string') return answer;
  if (answer.value === 'server' || answer.value === 'seatalk') {
    draft.server = answer.value === 'server' ? '' : undefined;
    // The step for the server's address now stands here; without it, this one has moved one place up.
    return answer.value === 'server' ? 'stay' : 'back';
  }
  draft.production = answer.value === 'production';
  return 'next';
}

async function askServer(draft: Draft, place: StepPlace): Promise<Move> {
  const answer = await askText(
    {
      prompt: vscode.l10n.t('URL of a server that implements the SeaTalk API'),
      placeholder: 'https://seatalk.example.com',
      value: draft.server ?? '',
      check: (text) => {
        const read = readServer(text);
        return 'complaint' in read ? read.complaint : undefined;
      },
    },
    place,
  );
  if (answer === 'back' && draft.server === '') draft.server = undefined;
  if (typeof answer === 'string') return answer;
  const read = readServer(answer.value);
  if ('complaint' in read) return 'stay';
  if (draft.trusted !== read.origin && !(await confirmServer(read.origin))) return 'stay';
  draft.trusted = read.origin;
  draft.server = read.origin;
  return 'next';
}

async function confirmServer(origin: string): Promise<boolean> {
  const use = vscode.l10n.t('Use This Server');
  const chosen = await warningMessage(
    vscode.l10n.t('Send the App Secret and all messages of this app to {0}?', origin),
    {
      modal: true,
      detail: vscode.l10n.t("This server isn't SeaTalk. Continue only if you know who runs it."),
    },
    use,
  );
  return chosen === use;
}
