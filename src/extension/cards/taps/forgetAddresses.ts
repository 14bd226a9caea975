import * as vscode from 'vscode';
import { pickSome } from '../../base/quickPick';
import { showNotice } from '../../base/notices';
import type { DeliveryMemory } from './deliveryMemory';

/** Lets the person choose which addresses of this workspace to forget. @returns whether any was forgotten. */
export async function forgetAddresses(memory: DeliveryMemory): Promise<boolean> {
  const agreed = memory.origins.map((origin) => ({
    label: origin,
    description: vscode.l10n.t('agreed to; will be asked about again'),
    picked: true,
  }));
  const offered = memory.addresses.map((address) => ({
    label: address,
    description: vscode.l10n.t('offered again'),
    picked: false,
  }));
  if (agreed.length + offered.length === 0) {
    const message = vscode.l10n.t('No event was delivered from this workspace yet.');
    showNotice(message);
    return false;
  }
  const chosen = await pickSome([...agreed, ...offered], {
    title: vscode.l10n.t('Forget Delivery Addresses'),
    placeHolder: vscode.l10n.t('Which ones are to be forgotten?'),
  });
  if (!chosen || chosen.length === 0) return false;
  await memory.forget(new Set(chosen.map(({ label }) => label)));
  return true;
}
