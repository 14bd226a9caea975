import * as vscode from 'vscode';
import { pickSome } from '../../base/quickPick';
import { showNotice } from '../../base/notices';
import type { DeliveryMemory } from './deliveryMemory';

/** Lets the person choose which addresses of this workspace to forget. @returns whether any was forgotten. */
export async function forgetAddresses(memory: DeliveryMemory): Promise<boolean> {
  const agreed = memory.origins.map((origin) => ({
    label: origin,
    description: vscode.l10n.t("allowed; you'll be asked again"),
    picked: true,
  }));
  const offered = memory.addresses.map((address) => ({
    label: address,
    description: vscode.l10n.t('recent address'),
    picked: false,
  }));
  if (agreed.length + offered.length === 0) {
    const message = vscode.l10n.t('No events have been delivered from this workspace yet.');
    showNotice(message);
    return false;
  }
  const chosen = await pickSome([...agreed, ...offered], {
    title: vscode.l10n.t('Clear Delivery Addresses'),
    placeHolder: vscode.l10n.t('Choose addresses to clear'),
  });
  if (!chosen || chosen.length === 0) return false;
  await memory.forget(new Set(chosen.map(({ label }) => label)));
  return true;
}
