import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { commandIds, eventItems } from '../../contributions';
import type { EventRecord } from '../model/eventLog';
import type { Names } from '../model/names';
import { resultOfAll } from '../model/result';
import { attemptHeading, attemptProblem } from '../words/attemptWords';
import { eventDescription, resultWords, typeWords } from '../words/eventWords';
import { attemptRows } from './attemptRows';
import type { EventsRow } from './eventsRow';
import { resultIcon } from './icons';

/** What the row of an event takes from around it. */
export interface EventRowContext {
  readonly names: () => Names;
  readonly now: () => number;
  readonly appName: (appId: string) => string;
  /** Whether rows name their app: there are several. */
  readonly namesApps: () => boolean;
}

/** One event. It stays the same row whatever becomes of the event. */
export class EventRow implements EventsRow {
  readonly id: string;
  readonly parent = undefined;
  readonly #context: EventRowContext;
  #event: EventRecord;

  constructor(context: EventRowContext, event: EventRecord) {
    this.#context = context;
    this.#event = event;
    this.id = `event:${event.key}`;
  }

  get event(): EventRecord {
    return this.#event;
  }

  update(event: EventRecord): void {
    this.#event = event;
  }

  treeItem(): vscode.TreeItem {
    const { names, now, namesApps } = this.#context;
    const event = this.#event;
    const { attempts, received } = event;
    const app = this.#appName();
    const label = typeWords(event.type);
    const description = [eventDescription(event, names(), now()), namesApps() || received ? app : '']
      .filter(Boolean)
      .join(' · ');
    const result = resultOfAll(attempts);
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    // Below an event that came here and went nowhere there is nothing.
    const item = new vscode.TreeItem(label, attempts.length === 0 ? None : Collapsed);
    item.id = this.id;
    item.description = description;
    item.iconPath = resultIcon(result);
    item.contextValue = eventItems.event;
    item.command = {
      title: vscode.l10n.t('Open as JSON'),
      command: commandIds.eventsOpen,
      arguments: [this],
    };
    const last = attempts.at(-1);
    const outcome = last ? [attemptHeading(last), attemptProblem(last, app)].filter(Boolean).join('. ') : '';
    item.tooltip = [`${label} · ${app}`, description, outcome, event.type, event.eventId].join('\n');
    item.accessibilityInformation = { label: [label, resultWords(result), description].join('. ') };
    return item;
  }

  children(): readonly EventsRow[] {
    return attemptRows(this.#event, this.#appName(), this);
  }

  #appName(): string {
    const { received, appId } = this.#event;
    return received ? oneLine(received.appName) : this.#context.appName(appId);
  }
}
