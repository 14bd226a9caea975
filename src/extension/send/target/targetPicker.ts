import * as vscode from 'vscode';
import { quickPick } from '../../base/quickPick';
import type { SuggestedForms } from '../../../compose/suggestForms';
import type { Form } from '../../../compose/model/source';
import { Disposables } from '../../../base/disposables';
import { showError } from '../../base/showError';
import type { Services } from '../../session/services';
import type { Session } from '../../session/session';
import { enterTarget, resolveTyped } from './enterTarget';
import { formIcon, formWords, pickForm } from '../questions/pickForm';
import { targetOfName } from '../../../sending/namedTargets';
import type { NamedTarget } from '../../../sending/namedTargets';
import { firstUseOfName, namedTargets, namesKnown, withOwnName } from './namedTargets';
import { fromRecent } from '../../../sending/sendTarget';
import type { SendTarget } from '../../../sending/sendTarget';
import type { TargetAnswer, TargetQuestion } from '../../../sending/sendAsks';
import { targetItems } from './targetItems';
import type { TargetItem } from './targetItems';
import { targetRows } from './targetRows';
import type { TargetRow } from './targetRows';
import { pickThread } from './threadPicker';

type Finish = (target: SendTarget | undefined, named?: NamedTarget) => void;

/** Names of groups come in one by one. */
const REDRAW_DELAY_MS = 100;

/** Asks where to send: recent chats first, so that the last one is a single Enter away. Undefined when the person gave up. */
export async function pickTarget(
  services: Services,
  question: TargetQuestion,
): Promise<TargetAnswer | undefined> {
  const session = await services.sessions.active();
  // What the disk has is in the first list that is seen.
  await Promise.all([
    session?.recents.load(),
    session?.groups.load(),
    session?.marks.reload(),
    session?.people.load(),
  ]);
  const picker = new TargetPicker(services, session, question);
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
  readonly #pick = this.#owned.add(quickPick<TargetItem>());
  #form: Form | undefined;
  #isListing: boolean;
  #redraw: { dispose(): void } | undefined;
  /** While a question of its own is open, hiding the list does not mean giving up. */
  #asking = false;

  constructor(
    services: Services,
    session: Session | undefined,
    { forms, sourceCount, title }: TargetQuestion,
  ) {
    this.#services = services;
    this.#session = session;
    this.#forms = forms;
    this.#isListing = session !== undefined && session.groups.state !== 'ready';
    const sendTitle = session
      ? vscode.l10n.t('Send with {0}', session.profile.name)
      : vscode.l10n.t('Send to SeaTalk');
    this.#pick.title = title ?? sendTitle;
    this.#pick.matchOnDescription = true;
    // What is typed must survive a look into another window, and an editor that takes the focus late.
    this.#pick.ignoreFocusOut = true;
    this.#showForm(sourceCount);
  }

  run(): Promise<TargetAnswer | undefined> {
    return new Promise((resolve) => {
      const finish: Finish = (target, named) => {
        const firstUse = named && firstUseOfName(this.#services, named);
        resolve(target && { target, form: this.#form, ...(firstUse && { firstUse }) });
      };
      // What matches what is typed best is what Enter chooses, not what Enter would have chosen before.
      this.#owned.add(this.#pick.onDidChangeValue(() => this.#show({ isNew: true })));
      this.#owned.add(
        this.#pick.onDidTriggerButton(() => void this.#guard(() => this.#changeForm(), finish)),
      );
      this.#owned.add(
        this.#pick.onDidTriggerItemButton(
          ({ item }) =>
            void this.#guard(async () => finish(await this.#thread(item.row), namedOf(item.row)), finish),
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
      this.#show({ isNew: true });
      this.#pick.show();
      void this.#readGroups();
    });
  }

  dispose(): void {
    this.#stop.abort();
    this.#redraw?.dispose();
    this.#owned.dispose();
  }

  /** An error is shown and leaves the list open; it never leaves the command hanging. */
  async #guard(work: () => Promise<void>, finish: (target: undefined) => void): Promise<void> {
    try {
      await work();
    } catch (error) {
      showError(this.#services.log, error, { app: this.#session?.profile });
      if (this.#asking) finish(undefined);
    }
  }

  async #choose(row: TargetRow, finish: Finish): Promise<void> {
    const { choice } = row;
    if (choice.kind === 'target') {
      const { named, target } = choice;
      if (!named || target.name !== undefined) return finish(target, named);
      const stay = this.#wait();
      try {
        return finish(await withOwnName(this.#session, target, this.#stop.signal), named);
      } finally {
        stay();
      }
    }
    if (choice.kind === 'form') return this.#changeForm();
    // It only says so: the list stays, for another word.
    if (choice.kind === 'nothing') return undefined;
    if (choice.kind === 'enter') {
      const { value } = this.#pick;
      this.#leave();
      return finish(await enterTarget(this.#session, value));
    }
    const stay = this.#wait();
    try {
      const target = await resolveTyped(this.#session, choice.typed, this.#stop.signal);
      // Nobody was found: the list stays, with what was typed.
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
    this.#showForm(1);
    this.#pick.show();
    // A list that was hidden comes back empty.
    this.#show({ isNew: true });
  }

  /** Those whose webhook isn't on this machine, or whose thread is another app's, can't be chosen. */
  #named() {
    const known = namesKnown(this.#services, this.#session);
    return namedTargets().flatMap((named) => {
      const found = targetOfName(named, known);
      return found.found ? [{ named, target: found.target }] : [];
    });
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

  #showForm(sourceCount: number): void {
    const form = this.#form ?? this.#forms?.best;
    if (form === undefined) {
      this.#pick.placeholder =
        sourceCount > 1
          ? vscode.l10n.t('{0} files: choose a chat or type a name, email, or ID', sourceCount)
          : vscode.l10n.t('Choose a chat or type a name, email, or ID');
      return;
    }
    this.#pick.placeholder = vscode.l10n.t(
      '{0}: choose a chat or type a name, email, or ID',
      formWords(form),
    );
    if (!this.#hasChoiceOfForms) return;
    this.#pick.buttons = [
      { iconPath: formIcon(form), tooltip: vscode.l10n.t('Sent as: {0}. Change…', formWords(form)) },
    ];
  }

  /** What is known is shown at once; the list is read beside that, if it was not yet. */
  async #readGroups(): Promise<void> {
    if (!this.#session) return;
    const { groups, people } = this.#session;
    this.#owned.add(groups.onDidChange(() => this.#showSoon()));
    this.#owned.add(people.onDidChange(() => this.#showSoon()));
    if (!this.#isListing) return;
    this.#pick.busy = true;
    try {
      await groups.refresh({ signal: this.#stop.signal });
    } catch {
      // Recent chats and ids work without the list; the groups view shows why it is missing.
    } finally {
      this.#isListing = false;
      if (!this.#stop.signal.aborted) {
        this.#pick.busy = false;
        this.#show();
      }
    }
  }

  #showSoon(): void {
    if (this.#stop.signal.aborted) return;
    this.#redraw ??= this.#services.clock.setTimer(REDRAW_DELAY_MS, () => {
      this.#redraw = undefined;
      this.#show();
    });
  }

  /** @param isNew nobody looks at rows yet, or what is typed changed: they come in their order, and the best one is active. */
  #show({ isNew = false } = {}): void {
    const rows = targetRows({
      recents: (this.#session?.recents.targets ?? []).map(fromRecent),
      named: this.#named(),
      groups: this.#session?.groups.groups ?? [],
      isPinned: (groupId) => this.#session?.marks.isPinned(groupId) === true,
      used: this.#session?.marks.used ?? [],
      people: this.#session?.people.known ?? [],
      webhooks: this.#services.apps.webhooks,
      typed: this.#pick.value,
      offersForms: this.#hasChoiceOfForms,
      isListing: this.#isListing,
      before: isNew ? [] : this.#pick.items.flatMap(({ row }) => row?.key ?? []),
    });
    const active = isNew ? undefined : this.#pick.activeItems[0]?.row?.key;
    const items = targetItems(rows, this.#form ?? this.#forms?.best);
    this.#pick.items = items;
    const still = items.filter(({ row }) => row !== undefined && row.key === active);
    if (active !== undefined && still.length > 0) this.#pick.activeItems = still;
  }
}

function namedOf(row: TargetRow | undefined): NamedTarget | undefined {
  return row?.choice.kind === 'target' ? row.choice.named : undefined;
}
