import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock';
import { withoutIcons } from '../../../base/plainText';
import { DisposableSlot } from '../../../base/slot';
import { statusItems, viewIds } from '../../contributions';
import type { RealEvents } from '../model/realEvents';
import { receptionWords } from '../words/receivingWords';

/** The connection to SeaTalk in the status bar, while this window has or wants one. A click shows the events. */
export class ReceivingStatus implements vscode.Disposable {
  readonly #events: RealEvents;
  readonly #clock: Clock;
  readonly #item = new DisposableSlot<vscode.StatusBarItem>();
  readonly #subscription: { dispose(): void };

  constructor(events: RealEvents, clock: Clock) {
    this.#events = events;
    this.#clock = clock;
    this.#subscription = events.onDidChange(() => this.#show());
    this.#show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const { reception, forwarding } = this.#events;
    if (!reception) return this.#item.clear();
    const { app, state } = reception;
    const { short, more, health } = receptionWords(state, this.#clock.now());
    const item = this.#item.value ?? this.#item.set(createItem());
    const icon = { good: 'plug', waiting: 'sync~spin', bad: 'debug-disconnect' }[health];
    item.text = `$(${icon}) ${withoutIcons(app.name)}: ${withoutIcons(short)}`;
    item.accessibilityInformation = {
      label: vscode.l10n.t('Events of {0}: {1}', app.name, [short, more].filter(Boolean).join('. ')),
      role: 'button',
    };
    item.tooltip = [
      vscode.l10n.t('Events of {0}: {1}', app.name, short),
      more,
      forwarding ? vscode.l10n.t('Forwarded to {0}', forwarding.address.url) : '',
    ]
      .filter(Boolean)
      .join('\n');
    // In production, people may be waiting for the bot that this window stands in for.
    const isWarning = health === 'bad' || app.production;
    item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  }
}

function createItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem(statusItems.receiving, vscode.StatusBarAlignment.Left, 4);
  item.name = vscode.l10n.t('SeaTalk Events');
  item.command = `${viewIds.events}.focus`;
  return item;
}
