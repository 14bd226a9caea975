import type * as vscode from 'vscode';
import { Disposables } from '../../../base/disposables';
import type { AppProfile } from '../../profiles/appProfile';
import type { Apps } from '../../profiles/apps';

/** How an app changed that events are received of. */
export type AppChange = 'switched' | 'removed' | 'edited' | 'signing';

/** Watches the app that events are received of: with another app, or other secrets, nothing may go on as before. */
export class AppWatch implements vscode.Disposable {
  readonly #apps: Apps;
  readonly #owned = new Disposables();
  readonly #onChange: (change: AppChange) => void;
  #watched: AppProfile | undefined;

  constructor(apps: Apps, onChange: (change: AppChange) => void) {
    this.#apps = apps;
    this.#onChange = onChange;
    this.#owned.add(apps.onDidChange(() => this.#look()));
    this.#owned.add(apps.onDidChangeSecret((id) => this.#isWatched(id) && onChange('edited')));
    this.#owned.add(apps.onDidChangeSigningSecret((id) => this.#isWatched(id) && onChange('signing')));
  }

  /** Watches this app from now on; undefined for none. */
  watch(app: AppProfile | undefined): void {
    this.#watched = app;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #isWatched(id: string): boolean {
    return this.#watched?.id === id;
  }

  #look(): void {
    const before = this.#watched;
    if (!before) return;
    const now = this.#apps.profile(before.id);
    if (!now) return this.#onChange('removed');
    if (this.#apps.active?.id !== before.id) return this.#onChange('switched');
    if (JSON.stringify(now) !== JSON.stringify(before)) this.#onChange('edited');
  }
}
