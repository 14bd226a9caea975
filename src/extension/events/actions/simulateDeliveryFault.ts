import * as vscode from 'vscode';
import * as z from 'zod';
import { informationMessage } from '../../base/dialogs';
import { pickOne } from '../../base/quickPick';
import { rowGiven } from '../rows/eventsRow';
import type { EventsContext } from './context';

const faultNames = z.object({ faults: z.array(z.looseObject({ name: z.string(), title: z.string() })) });
const faults = z.object({ faults: z.array(z.unknown()) });

/** Lets a fault happen to the next event on its way, or to all until it is stopped. @param given the row of a connection; all apps without it. */
export async function simulateDeliveryFault({ local }: EventsContext, given: unknown): Promise<void> {
  const { connection } = rowGiven(given);
  const { faults: known } = faultNames.parse(await local.control('GET', '/delivery-faults/names'));
  const { faults: active } = faults.parse(await local.control('GET', '/delivery-faults'));
  const stop = vscode.l10n.t('Stop Simulating Faults');
  const chosen = await pickOne(
    [
      ...(active.length > 0 ? [{ label: stop, name: undefined }] : []),
      ...known.map(({ name, title }) => ({ label: title, description: name, name })),
    ],
    { placeHolder: vscode.l10n.t('Choose what happens to events on their way'), matchOnDescription: true },
  );
  if (!chosen) return;
  const { name } = chosen;
  if (name === undefined) {
    await local.control('DELETE', '/delivery-faults');
    return;
  }
  const often = await pickOne(
    [
      { label: vscode.l10n.t('Next Event'), count: 1 },
      { label: vscode.l10n.t('Every Event'), count: undefined },
    ],
    { placeHolder: vscode.l10n.t('Choose how long it lasts') },
  );
  if (!often) return;
  const { count } = often;
  await local.control('POST', '/delivery-faults', {
    name,
    ...(connection && { app: connection.app_id }),
    ...(count !== undefined && { count }),
  });
  if (count !== undefined) return;
  const words = vscode.l10n.t(
    'The local SeaTalk simulates "{0}" for every event until you stop it.',
    chosen.label,
  );
  if ((await informationMessage(words, stop)) === stop) await local.control('DELETE', '/delivery-faults');
}
