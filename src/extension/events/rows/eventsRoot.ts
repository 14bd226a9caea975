import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../../base/clock';
import { oneLine } from '../../../base/plainText';
import { commandIds, internalCommands } from '../../contributions';
import type { EventFilter } from '../model/eventFilter';
import { isFiltering } from '../model/eventFilter';
import type { EventRecord } from '../model/eventLog';
import type { LocalEventsOptions } from '../model/localEvents';
import { LocalEvents } from '../model/localEvents';
import { passes } from '../model/passes';
import { RealEvents } from '../model/realEvents';
import { resultWords, typeWords } from '../words/eventWords';
import { connectionRows } from './connectionRows';
import { EventRow } from './eventRow';
import type { EventsRow } from './eventsRow';
import { infoRow } from './infoRow';
import { receivingRows } from './receivingRows';

/** The top level of the events view. */
export class EventsRoot implements Disposable {
  /** Those of the local SeaTalk. */
  readonly events: LocalEvents;
  /** Those of real apps. */
  readonly real: RealEvents;
  readonly #clock: Clock;
  /** By the key of the event. */
  #rows = new Map<string, EventRow>();

  constructor(options: LocalEventsOptions) {
    this.events = new LocalEvents(options);
    this.real = new RealEvents(options.clock, options.onError);
    this.#clock = options.clock;
  }

  /** All events, newest first. */
  get all(): readonly EventRecord[] {
    const real = this.real.log.events;
    const local = this.events.state === 'ready' ? this.events.log.events : [];
    if (real.length === 0) return local;
    return [...real, ...local].toSorted((a, b) => b.atMs - a.atMs);
  }

  /** An event that is kept. */
  find(key: string): EventRecord | undefined {
    return this.events.log.find(key) ?? this.real.log.find(key);
  }

  /** The rows as they are now; none where the view says what to do instead. */
  rows(filter: EventFilter): readonly EventsRow[] {
    return [...receivingRows(this.real, this.#clock.now()), ...this.#localTop(), ...this.#eventRows(filter)];
  }

  /** Name of an app, or its id. */
  appName(appId: string): string {
    const local = this.events.connections.find(({ app_id: id }) => id === appId)?.name;
    const real = () => this.real.log.events.find((event) => event.appId === appId)?.received?.appName;
    return oneLine(local ?? real() ?? appId);
  }

  /** What a filter lets through, for the head of the view; `''` for one that lets everything through. */
  filterWords({ types, apps, results }: EventFilter): string {
    return [[...types].map(typeWords), [...apps].map((id) => this.appName(id)), [...results].map(resultWords)]
      .filter((words) => words.length > 0)
      .map((words) => words.join(', '))
      .join(' · ');
  }

  dispose(): void {
    this.events.dispose();
    this.real.dispose();
    this.#rows.clear();
  }

  /** How bots of the local SeaTalk are connected, or why that isn't known. */
  #localTop(): readonly EventsRow[] {
    switch (this.events.state) {
      case 'stopped':
        return [];
      case 'loading':
        return [
          infoRow('loading', {
            label: vscode.l10n.t('Loading events…'),
            icon: new vscode.ThemeIcon('loading~spin'),
          }),
        ];
      case 'error':
        return [errorRow(this.events.error)];
      case 'ready': {
        const top = connectionRows(this.events);
        return this.all.length === 0 && top.length > 0 ? [...top, emptyRow()] : top;
      }
    }
  }

  #eventRows(filter: EventFilter): readonly EventsRow[] {
    const events = this.all;
    const shown = events.filter((event) => passes(filter, event));
    const before = this.#rows;
    this.#rows = new Map(
      events.map((event) => {
        const row = before.get(event.key) ?? new EventRow(this.#context, event);
        row.update(event);
        return [event.key, row];
      }),
    );
    if (events.length > 0 && shown.length === 0 && isFiltering(filter)) return [noMatchRow()];
    return shown.flatMap(({ key }) => this.#rows.get(key) ?? []);
  }

  readonly #context = {
    names: () => this.events.names,
    now: () => this.#clock.now(),
    appName: (appId: string) => this.appName(appId),
    namesApps: () => this.events.connections.filter(({ method }) => method !== 'none').length > 1,
  };
}

function emptyRow(): EventsRow {
  const title = vscode.l10n.t('Send Test Event…');
  return infoRow('empty', {
    label: vscode.l10n.t('No events yet'),
    description: vscode.l10n.t('Write to your bot in a chat window, or send a test event'),
    icon: new vscode.ThemeIcon('info'),
    command: { title, command: commandIds.eventsSendTest },
  });
}

function noMatchRow(): EventsRow {
  const title = vscode.l10n.t('Clear Filter');
  return infoRow('noMatch', {
    label: vscode.l10n.t('No event matches the filter'),
    description: title,
    icon: new vscode.ThemeIcon('search-stop'),
    command: { title, command: commandIds.eventsClearFilter },
  });
}

function errorRow(error: unknown): EventsRow {
  const title = vscode.l10n.t('Try Again');
  return infoRow('error', {
    label: vscode.l10n.t("Couldn't load events"),
    description: title,
    // Ours alone: the routes are on this machine, and say nothing secret.
    tooltip: oneLine(error instanceof Error ? error.message : String(error), 300),
    icon: new vscode.ThemeIcon('warning'),
    command: { title, command: internalCommands.eventsRetry },
  });
}
