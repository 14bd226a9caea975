import '@vscode/codicons/dist/codicon.css';
import '../base/frame.css';
import './group.css';
import * as l10n from '@vscode/l10n';
import { button, iconButton } from '../base/buttons';
import { codicon, element } from '../base/dom';
import { givenByHost, openBridge } from '../base/page';
import { MemberList } from './memberList';
import type { GroupFrame, GroupHead, GroupHost, GroupState, MemberKind, MemberRow } from './protocol';

const host = openBridge<GroupHost, GroupFrame, GroupState>();
const given = givenByHost();
if (isState(given)) host.keepState(given);

const title = element('h1', {});
const badge = element('span', { class: 'badge' }, l10n.t('external'));
const id = element('button', { type: 'button', class: 'id', title: l10n.t('Copy Group ID') });
id.addEventListener('click', () => host.post({ type: 'copyId' }));
const settings = element('dl', { class: 'settings' });
const problem = element('div', { class: 'problem', role: 'alert', hidden: '' });
const loading = element(
  'p',
  { class: 'loading soft', role: 'status' },
  codicon('loading'),
  l10n.t('Loading…'),
);
loading.firstElementChild?.classList.add('codicon-modifier-spin');
const list = new MemberList({
  onCopy: (index) => copy('member', index),
  onRemove: (employeeCodes) => host.post({ type: 'remove', employeeCodes }),
  onAdd: () => host.post({ type: 'add' }),
  onMore: (which) => host.post({ type: which }),
});
const accounts = element('div', { class: 'accounts' });
const content = element(
  'main',
  { hidden: '' },
  element(
    'header',
    {},
    element('div', { class: 'name' }, title, badge),
    element(
      'div',
      { class: 'tools' },
      id,
      button('secondary', l10n.t('Refresh'), () => host.post({ type: 'refresh' })),
    ),
  ),
  settings,
  list.element,
  accounts,
);
document.body.append(problem, loading, content);

host.listen({
  messages: {
    members: ({ members }) => list.take(members),
    view: ({ group, problem: trouble, isLoading }) => {
      problem.hidden = !trouble;
      problem.replaceChildren(
        ...(trouble
          ? [
              codicon('warning'),
              element('p', {}, trouble.words),
              element(
                'div',
                { class: 'tools' },
                ...trouble.actions.map((words, action) =>
                  button('secondary', words, () => host.post({ type: 'help', action })),
                ),
              ),
            ]
          : []),
      );
      loading.hidden = !isLoading || group !== undefined;
      content.hidden = group === undefined;
      if (group) show(group, isLoading);
    },
  },
  requests: {},
});

function show(group: GroupHead, isLoading: boolean): void {
  title.textContent = group.name;
  badge.hidden = !group.isExternal;
  id.replaceChildren(codicon('copy'), element('code', {}, group.id));
  settings.replaceChildren(
    ...group.settings.flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)]),
  );
  list.show(group, isLoading);
  accounts.replaceChildren(
    ...section(l10n.t('Bots'), 'robot', 'bot', group.bots),
    ...section(l10n.t('System accounts'), 'broadcast', 'systemAccount', group.systemAccounts),
  );
}

function section(words: string, icon: string, kind: MemberKind, rows: readonly MemberRow[]): Node[] {
  if (rows.length === 0) return [];
  return [
    element('h2', {}, `${words} (${rows.length})`),
    element(
      'ul',
      {},
      ...rows.map((row) =>
        element(
          'li',
          {},
          codicon(icon),
          element('bdi', { class: 'who' }, row.name),
          element('bdi', { class: 'about soft' }, row.about),
          ...(row.isExternal ? [element('span', { class: 'badge' }, l10n.t('external'))] : []),
          iconButton('copy', l10n.t('Copy SeaTalk ID of {0}', row.name), () => copy(kind, row.index)),
        ),
      ),
    ),
  ];
}

function copy(kind: MemberKind, index: number): void {
  host.post({ type: 'copy', kind, index });
}

function isState(value: unknown): value is GroupState {
  return typeof value === 'object' && value !== null && 'appId' in value && 'groupId' in value;
}
