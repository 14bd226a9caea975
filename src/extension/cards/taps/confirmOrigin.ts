import * as vscode from 'vscode';
import { warningMessage } from '../../base/dialogs';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { DeliveryMemory } from './deliveryMemory';

/**
 * Asks once a workspace before events are sent to another machine; this one needs no consent.
 * @returns whether they may.
 */
export async function confirmOrigin(address: DeliveryAddress, memory: DeliveryMemory): Promise<boolean> {
  const { origin } = address;
  if (address.isLoopback || memory.hasAgreedTo(origin)) return true;
  const deliver = vscode.l10n.t('Deliver');
  const detail = [
    vscode.l10n.t(
      "It isn't on this machine. Whoever runs it receives events that look as if SeaTalk sent them, signed for your bot.",
    ),
    address.isOpen ? vscode.l10n.t("It isn't https either. Others on the network can read them.") : '',
    vscode.l10n.t(
      'You\'re asked once per workspace. To revoke this, use "SeaTalk: Clear Delivery Addresses…".',
    ),
  ];
  const chosen = await warningMessage(
    vscode.l10n.t('Deliver events to {0}?', origin),
    { modal: true, detail: detail.filter(Boolean).join('\n\n') },
    deliver,
  );
  if (chosen !== deliver) return false;
  await memory.agreeTo(origin);
  return true;
}
