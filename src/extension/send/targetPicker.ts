import * as vscode from 'vscode';
import type { SuggestedForms } from '../../compose/suggestForms';
import type { Form } from '../../compose/model/source';
import { Disposables } from '../../base/disposables';
import { showError } from '../base/showError';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { enterTarget, resolveTyped } from './enterTarget';
import { pickForm } from './formPicker';
import { formIcon, formName } from './formWords';
import { inPick } from '../../base/plainText';
import { fromRecent } from '../../sending/sendTarget';
import type { SendTarget } from '../../sending/sendTarget';
import { targetRows } from './targetRows';
import type { TargetRow, TargetSection } from './targetRows';
import { pickThread } from './threadPicker';

export interface PickedTarget {
  readonly target: SendTarget;
  /** Missing when the person left it as suggested. */
  readonly form?: Form | undefined;
}

interface TargetItem extends vscode.QuickPickItem {
  readonly row?: TargetRow;
}

/** Names of groups come in one by one. */
const REDRAW_DELAY_MS = 100;

/**
 * Asks where it goes: recent chats first, so that the last one is a single Enter away. Undefined when the person gave up.
 * @param forms what it can go out as; missing where that is settled.
 */
export async function pickTarget(
  services: Services,
  { forms, sourceCount }: { readonly forms?: SuggestedForms | undefined; readonly sourceCount: number },
): Promise<PickedTarget | undefined> {
  const session = await services.sessions.active();
  await session?.recents.load();
  const picker = new TargetPicker(services, session, forms, sourceCount);
  try {
    return await picker.run();
  } finally {
    picker.dispose();
  }
}

class TargetPicker {
  readonly #services: Services;
  readonly #session: Session | undefined;
  readonly #forms: SuggestedForms | undefined;
  readonly #owned = new Disposables();
  readonly #stop = new AbortController();
  readonly #pick = this.#owned.add(vscode.window.createQuickPick<TargetItem>());
  #form: Form | undefined;
  #redraw: { dispose(): void } | undefined;
  /** While a question of its own is open, hiding the list does not mean giving up. */
  #asking = false;

  constructor(
    services: Services,
    session: Session | undefined,
    forms: SuggestedForms | undefined,
    sourceCount: number,
  ) {
    this.#services = services;
    this.#session = session;
    this.#forms = forms;
    this.#pick.title = session
      ? vscode.l10n.t('Send with {0}', session.profile.name)
      : vscode.l10n.t('Send to SeaTalk');
    this.#pick.matchOnDescription = true;
    this.#tellForm(sourceCount);
  }

  run(): Promise<PickedTarget | undefined> {
    return new Promise((resolve) => {
      const finish = (target: SendTarget | undefined) => {
        resolve(target && { target, form: this.#form });
      };
      // What matches what is typed best is what Enter chooses, not what Enter would have chosen before.
      this.#owned.add(this.#pick.onDidChangeValue(() => this.#show({ keepActive: false })));
      this.#owned.add(
        this.#pick.onDidTriggerButton(() => void this.#guard(() => this.#changeForm(), finish)),
      );
      this.#owned.add(
        this.#pick.onDidTriggerItemButton(
          ({ item }) => void this.#guard(async () => finish(await this.#thread(item.row)), finish),
        ),
      );
      this.#owned.add(
        this.#pick.onDidAccept(() => {
          const row = this.#pick.selectedItems[0]?.row;
          if (row) void this.#guard(() => this.#choose(row, finish), finish);
        }),
      );
      this.#owned.add(
        this.#pick.onDidHide(() => {
          if (!this.#asking) finish(undefined);
        }),
      );
      this.#show();
      this.#pick.show();
      void this.#readGroups();
    });
  }

  dispose(): void {
    this.#stop.abort();
    this.#redraw?.dispose();
    this.#owned.dispose();
  }

  /** An error is told and leaves the list open; it never leaves the command hanging. */
  async #guard(work: () => Promise<void>, finish: (target: undefined) => void): Promise<void> {
    try {
      await work();
    } catch (error) {
      showError(this.#services.log, error, { app: this.#session?.profile });
      if (this.#asking) finish(undefined);
    }
  }

  async #choose(row: TargetRow, finish: (target: SendTarget | undefined) => void): Promise<void> {
    const { choice } = row;
    if (choice.kind === 'target') return finish(choice.target);
    if (choice.kind === 'form') return this.#changeForm();
    if (choice.kind === 'enter') {
      const { value } = this.#pick;
      this.#leave();
      return finish(await enterTarget(this.#session, value));
    }
    const stay = this.#wait();
    try {
      const target = await resolveTyped(this.#session, choice.typed, this.#stop.signal);
      // Nobody meant: the list stays, with what was typed.
      if (target) finish(target);
    } finally {
      stay();
    }
  }

  async #thread(row: TargetRow | undefined): Promise<SendTarget | undefined> {
    if (row?.choice.kind !== 'target') return undefined;
    this.#leave();
    return pickThread(this.#services, this.#session, row.choice.target);
  }

  async #changeForm(): Promise<void> {
    if (!this.#forms) return;
    this.#leave();
    this.#form = (await pickForm(this.#forms, this.#form)) ?? this.#form;
    this.#asking = false;
    this.#tellForm(1);
    this.#pick.show();
    // A list that was hidden comes back empty.
    this.#show({ keepActive: false });
  }

  #leave(): void {
    this.#asking = true;
    this.#pick.hide();
  }

  #wait(): () => void {
    this.#pick.busy = true;
    this.#pick.enabled = false;
    return () => {
      this.#pick.busy = false;
      this.#pick.enabled = true;
    };
  }

  get #hasChoiceOfForms(): boolean {
    return (this.#forms?.possible.length ?? 0) > 1;
  }

  #tellForm(sourceCount: number): void {
    const form = this.#form ?? this.#forms?.best;
    if (form === undefined) {
      this.#pick.placeholder =
        sourceCount > 1
          ? vscode.l10n.t('{0} files: choose a chat, or type an email or an ID', sourceCount)
          : vscode.l10n.t('Choose a chat, or type an email or an ID');
      return;
    }
    this.#pick.placeholder = vscode.l10n.t('{0}: choose a chat, or type an email or an ID', formName(form));
    if (!this.#hasChoiceOfForms) return;
    this.#pick.buttons = [
      { iconPath: formIcon(form), tooltip: vscode.l10n.t('Sent as: {0}. Change…', formName(form)) },
    ];
  }

  /** What is known is shown at once; the list is read again beside that, if it was not yet. */
  async #readGroups(): Promise<void> {
    const groups = this.#session?.groups;
    if (!groups) return;
    this.#owned.add(groups.onDidChange(() => this.#showSoon()));
    this.#pick.busy = true;
    try {
      await groups.load();
      if (groups.state !== 'ready') await groups.refresh({ signal: this.#stop.signal });
    } catch {
      // Recent chats and ids work without the list; the groups view tells why it is missing.
    } finally {
      if (!this.#stop.signal.aborted) this.#pick.busy = false;
    }
  }

  #showSoon(): void {
    this.#redraw ??= this.#services.clock.setTimer(REDRAW_DELAY_MS, () => {
      this.#redraw = undefined;
      this.#show();
    });
  }

  #show({ keepActive = true } = {}): void {
    const rows = targetRows({
      recents: (this.#session?.recents.targets ?? []).map(fromRecent),
      groups: this.#session?.groups.groups ?? [],
      webhooks: this.#services.apps.webhooks,
      typed: this.#pick.value,
      offersForms: this.#hasChoiceOfForms,
    });
    const active = keepActive ? this.#pick.activeItems[0]?.row?.key : undefined;
    const items = itemsOf(rows, this.#form ?? this.#forms?.best);
    this.#pick.items = items;
    const still = items.filter(({ row }) => row !== undefined && row.key === active);
    if (active !== undefined && still.length > 0) this.#pick.activeItems = still;
  }
}

function itemsOf(rows: readonly TargetRow[], form: Form | undefined): TargetItem[] {
  const items: TargetItem[] = [];
  let section: TargetSection | undefined;
  for (const row of rows) {
    if (row.section !== section) {
      section = row.section;
      items.push({ label: sectionName(section), kind: vscode.QuickPickItemKind.Separator });
    }
    items.push(itemOf(row, form));
  }
  return items;
}

function itemOf(row: TargetRow, form: Form | undefined): TargetItem {
  const { choice } = row;
  const name = inPick(row.name ?? '', 80);
  if (choice.kind === 'enter') {
    return {
      label: vscode.l10n.t('Enter an ID or Email…'),
      iconPath: new vscode.ThemeIcon('edit'),
      alwaysShow: true,
      row,
    };
  }
  if (choice.kind === 'form') {
    return {
      label: vscode.l10n.t('Send As…'),
      ...(form === undefined ? {} : { description: formName(form), iconPath: formIcon(form) }),
      row,
    };
  }
  if (choice.kind === 'typed') {
    const icon = choice.typed.kind === 'group_id' ? 'organization' : 'person';
    return {
      label: name,
      description: typedName(choice.typed.kind),
      iconPath: new vscode.ThemeIcon(icon),
      row,
    };
  }
  const { target } = choice;
  const threads =
    target.kind === 'webhook'
      ? {}
      : {
          buttons: [
            {
              iconPath: new vscode.ThemeIcon('comment-discussion'),
              tooltip: vscode.l10n.t('Send into a thread…'),
            },
          ],
        };
  return {
    label: name,
    description: describe(target, row),
    iconPath: new vscode.ThemeIcon(iconOf(target)),
    row,
    ...threads,
  };
}

function sectionName(section: TargetSection): string {
  switch (section) {
    case 'typed':
      return vscode.l10n.t('as typed');
    case 'recent':
      return vscode.l10n.t('recent');
    case 'groups':
      return vscode.l10n.t('groups');
    case 'webhooks':
      return vscode.l10n.t('webhooks');
    case 'other':
      return '';
  }
}

function typedName(kind: 'email' | 'employee_code' | 'group_id'): string {
  switch (kind) {
    case 'email':
      return vscode.l10n.t('person with this email');
    case 'employee_code':
      return vscode.l10n.t('person with this employee code');
    case 'group_id':
      return vscode.l10n.t('group with this ID');
  }
}

function describe(target: SendTarget, { memberTotal, groupName, section }: TargetRow): string {
  if (target.kind === 'webhook') {
    return section === 'webhooks' && groupName !== undefined
      ? inPick(groupName, 60)
      : vscode.l10n.t('webhook');
  }
  if (target.threadId !== undefined) return vscode.l10n.t('thread');
  if (target.kind === 'person') return vscode.l10n.t('person');
  // A group that hides its members says 0.
  return memberTotal ? vscode.l10n.t('{0} members', memberTotal) : '';
}

function iconOf(target: SendTarget): string {
  if (target.kind === 'webhook') return 'broadcast';
  if (target.threadId !== undefined) return 'comment-discussion';
  return target.kind === 'person' ? 'person' : 'organization';
}
