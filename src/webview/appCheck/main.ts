import '@vscode/codicons/dist/codicon.css';
import '../base/frame.css';
import './appCheck.css';
import * as l10n from '@vscode/l10n';
import { button } from '../base/buttons';
import { codicon, element } from '../base/dom';
import { openBridge } from '../base/page';
import { CheckRow } from './checkRow';
import type { BannerView, CheckFrame, CheckHost, CheckState, CheckView, SectionView } from './protocol';

const host = openBridge<CheckHost, CheckFrame, CheckState>();
const rows = new Map<string, CheckRow>();
let view: CheckView | undefined;
let bannerShown = '';
let sectionsShown = '';

const title = element('h1');
const detail = element('p', { class: 'soft' });
const runAll = button('primary', '', () => {
  if (view?.isRunning) host.post({ type: 'cancel' });
  else if (view?.canRun) host.post({ type: 'run' });
});
const copy = button('secondary', l10n.t('Copy Support Info'), () => host.post({ type: 'copy' }));
const summary = element('p', { class: 'summary', role: 'status' });
const banner = element('div', { class: 'banner', role: 'status', hidden: '' });
const sections = element('div');
document.body.append(
  element(
    'main',
    { class: 'check' },
    element('header', { class: 'top' }, element('div', { class: 'titles' }, title, detail), runAll, copy),
    banner,
    summary,
    sections,
  ),
);

host.listen({
  messages: {
    show: ({ view: next }) => {
      view = next;
      host.keepState({ app: next.app });
      show(next);
    },
  },
  requests: {},
});

function show(next: CheckView): void {
  title.textContent = next.title;
  detail.textContent = next.detail;
  runAll.textContent = next.isRunning ? l10n.t('Cancel') : l10n.t('Run Again');
  runAll.setAttribute('aria-disabled', String(!next.isRunning && !next.canRun));
  // A status that is written again is read out again.
  if (summary.textContent !== next.summary) summary.textContent = next.summary;
  showBanner(next.banner);
  const shape = JSON.stringify(
    next.sections.map(({ title: of, rows: [...ids] }) => [of, ids.map(({ id }) => id)]),
  );
  if (shape !== sectionsShown) {
    sectionsShown = shape;
    rows.clear();
    sections.replaceChildren(...next.sections.map(section));
  }
  for (const row of next.sections.flatMap((each) => each.rows))
    rows.get(row.id)?.show(row, next.canRun && !next.isRunning);
}

function section({ title: words, rows: given }: SectionView): HTMLElement {
  const made = given.map(({ id }) => {
    const row = new CheckRow(id, {
      run: (one) => {
        if (view?.canRun && !view.isRunning) host.post({ type: 'run', row: one });
      },
      link: (one, index) => host.post({ type: 'link', row: one, index }),
    });
    rows.set(id, row);
    return row.element;
  });
  return element(
    'section',
    { 'aria-label': words },
    element('h2', {}, words),
    element('ul', { class: 'rows' }, ...made),
  );
}

function showBanner(next: BannerView | undefined): void {
  const shown = JSON.stringify(next ?? null);
  if (shown === bannerShown) return;
  bannerShown = shown;
  banner.hidden = next === undefined;
  banner.replaceChildren();
  if (!next) return;
  banner.dataset['kind'] = next.kind;
  banner.append(codicon(next.kind), element('span', {}, next.words));
  if (next.action !== undefined)
    banner.append(button('link-button', next.action, () => host.post({ type: 'help' })));
}
