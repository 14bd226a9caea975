import * as vscode from 'vscode';
import { pickSome } from '../../base/quickPick';
import { heading } from '../../base/wizard';
import type { EventFilter } from '../model/eventFilter';
import type { EventResult } from '../model/result';
import { eventResults, resultOfAll } from '../model/result';
import type { EventsRoot } from '../rows/eventsRoot';
import { resultWords, typeWords } from '../words/eventWords';

interface FilterItem extends vscode.QuickPickItem {
  readonly of?: keyof EventFilter;
  readonly value?: string;
}

/** Asks which events are shown, by what there is to choose from. @returns undefined when left. */
export async function askEventFilter(
  root: Pick<EventsRoot, 'all' | 'appName'>,
  before: EventFilter,
): Promise<EventFilter | undefined> {
  const events = root.all;
  // What was chosen before can be taken back, also when no such event is left.
  const types = new Set([...events.map(({ type }) => type), ...before.types]);
  const apps = new Set([...events.map(({ appId }) => appId), ...before.apps]);
  const count = (of: keyof EventFilter, value: string) =>
    events.filter((event) => {
      if (of === 'types') return event.type === value;
      return of === 'apps' ? event.appId === value : resultOfAll(event.attempts) === value;
    }).length;
  const items = (of: keyof EventFilter, values: Iterable<string>, words: (value: string) => string) =>
    [...values].map((value): FilterItem => {
      const picked: ReadonlySet<string> = before[of];
      const description = String(count(of, value));
      return { label: words(value), description, picked: picked.has(value), of, value };
    });
  const chosen = await pickSome<FilterItem>(
    [
      heading(vscode.l10n.t('Result')),
      ...eventResults.flatMap((result) => items('results', [result], () => resultWords(result))),
      heading(vscode.l10n.t('Type')),
      ...items('types', types, typeWords),
      ...(apps.size > 1
        ? [heading(vscode.l10n.t('App')), ...items('apps', apps, (id) => root.appName(id))]
        : []),
    ],
    {
      title: vscode.l10n.t('Filter Events'),
      placeHolder: vscode.l10n.t('Choose which events are shown; choose none to show all'),
    },
  );
  if (!chosen) return undefined;
  const values = (of: keyof EventFilter) =>
    chosen.flatMap((item) => (item.of === of && item.value !== undefined ? [item.value] : []));
  return {
    types: new Set(values('types')),
    apps: new Set(values('apps')),
    results: new Set(eventResults.filter((result: EventResult) => values('results').includes(result))),
  };
}
