import * as vscode from 'vscode';
import { Debounced } from '../../../base/debounced';
import { internalCommands } from '../../contributions';
import type { Services } from '../../session/services';
import type { ReceivingApp } from '../model/realEvents';
import type { GroupNews } from './receiving';

/** Milliseconds in which events are gathered: each group is read again once for a burst of them. */
const GATHER_MS = 500;

/** Lets views read a group of the active app again when an event says that something happened there. */
export class TellGroupNews implements vscode.Disposable {
  readonly #apps: Services['apps'];
  readonly #soon: Debounced;
  readonly #places = new Map<string, GroupNews>();

  constructor({ apps, clock }: Pick<Services, 'apps' | 'clock'>) {
    this.#apps = apps;
    this.#soon = new Debounced(clock, GATHER_MS, () => this.#tell());
  }

  add(app: ReceivingApp, place: GroupNews): void {
    if (this.#apps.active?.id !== app.id) return;
    this.#places.set(`${place.groupId} ${place.threadId ?? ''}`, place);
    this.#soon.trigger();
  }

  dispose(): void {
    this.#soon.dispose();
  }

  #tell(): void {
    for (const place of this.#places.values())
      void vscode.commands.executeCommand(internalCommands.groupsSent, place);
    this.#places.clear();
  }
}
