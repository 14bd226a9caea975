import * as vscode from 'vscode';
import * as z from 'zod';
import { informationMessage } from '../base/dialogs';
import { pickOne } from '../base/quickPick';
import type { LocalSeaTalk } from './localSeaTalk';

const faultNames = z.object({ faults: z.array(z.looseObject({ name: z.string(), title: z.string() })) });
const faults = z.object({ faults: z.array(z.unknown()) });

/** Lets the user choose one of the local SeaTalk's faults by name, for the next call or for all of its calls until it is stopped. */
export async function simulateFault(local: Pick<LocalSeaTalk, 'control'>): Promise<void> {
  const { faults: known } = faultNames.parse(await local.control('GET', '/faults/names'));
  const { faults: active } = faults.parse(await local.control('GET', '/faults'));
  const stop = vscode.l10n.t('Stop Simulating Faults');
  const chosen = await pickOne(
    [
      ...(active.length > 0 ? [{ label: stop, name: undefined }] : []),
      ...known.map(({ name, title }) => ({ label: title, description: name, name })),
    ],
    { placeHolder: vscode.l10n.t('Choose the fault that calls meet'), matchOnDescription: true },
  );
  if (!chosen) return;
  const { name } = chosen;
  if (name === undefined) {
    await local.control('DELETE', '/faults');
    return;
  }
  const often = await pickOne(
    [
      { label: vscode.l10n.t('Next Call'), count: 1 },
      { label: vscode.l10n.t('Every Call'), count: undefined },
    ],
    { placeHolder: vscode.l10n.t('Choose how long it lasts') },
  );
  if (!often) return;
  await local.control('POST', '/faults', {
    name,
    ...(often.count === undefined ? {} : { count: often.count }),
  });
  if (often.count !== undefined) return;
  const words = vscode.l10n.t(
    'The local SeaTalk simulates "{0}" for every call until you stop it.',
    chosen.label,
  );
  if ((await informationMessage(words, stop)) === stop) await local.control('DELETE', '/faults');
}
