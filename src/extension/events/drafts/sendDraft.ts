import * as vscode from 'vscode';
import * as z from 'zod';
import { eventEnvelope, eventTypes } from '../../../contract/eventTable';
import { openNewDocument } from '../../base/documents/newDocument';
import { statusMessage } from '../../base/dialogs';
import { showRefusal } from '../../base/notices';
import type { EventsContext } from '../actions/context';
import type { EventDraft } from './eventDraft';

/** How long the status bar says that an event was sent. */
const SAID_MS = 5_000;

const testEvent = z.object({ event_type: z.enum(eventTypes), event: z.looseObject({}) });

/** Opens an event for editing; it is sent from there. @param value what the document begins with. */
export async function openDraft({ drafts }: EventsContext, draft: EventDraft, value: object): Promise<void> {
  const editor = await openNewDocument({
    stem: draft.kind === 'test' ? 'test-event' : 'replayed-event',
    ending: '.json',
    text: `${JSON.stringify(value, undefined, 2)}\n`,
  });
  drafts.keep(editor.document.uri, draft);
}

/** Sends the event that a document holds. The document stays, to be changed and sent again. @param given its address; the active one without it. */
export async function sendDraft(context: EventsContext, given: unknown): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  const draft = uri && context.drafts.find(uri);
  if (!draft) return;
  const text = (await vscode.workspace.openTextDocument(uri)).getText();
  const value = parsed(text);
  if (value === undefined) return showRefusal(vscode.l10n.t("This isn't valid JSON."));
  const sent = draft.kind === 'test' ? sendTest(context, draft.appId, value) : replay(context, draft, value);
  if (await sent) statusMessage(vscode.l10n.t('Event sent to {0}.', draft.appName), SAID_MS);
}

async function sendTest({ local }: EventsContext, appId: string, value: unknown): Promise<boolean> {
  const read = testEvent.safeParse(value);
  if (!read.success) {
    showRefusal(
      vscode.l10n.t('A test event needs "event_type", one of SeaTalk\'s events, and "event", an object.'),
    );
    return false;
  }
  const { event_type: type, event } = read.data;
  await local.control('POST', `/apps/${encodeURIComponent(appId)}/test-event`, { type, event });
  return true;
}

async function replay(
  { local }: EventsContext,
  { attemptId }: Extract<EventDraft, { kind: 'replay' }>,
  value: unknown,
): Promise<boolean> {
  const read = eventEnvelope.safeParse(value);
  if (!read.success) {
    showRefusal(
      vscode.l10n.t(
        'An event needs "event_id", "event_type", and "app_id" as text, "timestamp" as a number, and "event", an object.',
      ),
    );
    return false;
  }
  return replayAttempt(local, attemptId, { envelope: read.data });
}

/** Delivers again what an attempt delivered. @returns false when the local SeaTalk doesn't keep it any more, which is said. */
export async function replayAttempt(
  local: EventsContext['local'],
  attemptId: number,
  options: object,
): Promise<boolean> {
  try {
    await local.control('POST', `/deliveries/${attemptId}/replay`, options);
    return true;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    showRefusal(
      vscode.l10n.t('The local SeaTalk no longer keeps this event. Send it as a test event instead.'),
    );
    return false;
  }
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'ControlCallError' && 'status' in error && error.status === 404
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
