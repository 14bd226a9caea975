import * as vscode from 'vscode';
import type { AppProfile } from './appProfile';

/** What distinguishes an app in a list, beside its name. */
export function appWords(profile: AppProfile): string {
  const facts = [profile.appId];
  // Without its scheme, or a tooltip would make a link of it.
  if (profile.kind !== 'seatalk') facts.push(profile.baseUrl.replace(/^https?:\/\//u, ''));
  if (profile.production) facts.push(vscode.l10n.t('production'));
  return facts.join(' · ');
}
