import type { EndpointName } from '../../contract/endpoints';
import { endpoints } from '../../contract/endpoints';
import { SlidingWindow } from './slidingWindow';

export interface WindowUse {
  readonly call: string;
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly used: number;
}

/** Counts calls in the platform's rate windows, per call and caller. A call has to fit all of its windows. Refused calls don't count. */
export class CallLimits {
  enabled = true;
  readonly #windows = new Map<string, { call: EndpointName; key: string; windows: SlidingWindow[] }>();

  /**
   * Counts one call, unless it exceeds a window.
   * @param key the owner of the quota: an app id or a webhook key.
   * @param subject what is counted where a window counts different subjects instead of calls.
   * @returns false when the call exceeds a limit.
   */
  take(call: EndpointName, key: string, nowMs: number, subject?: string): boolean {
    if (!this.enabled) return true;
    const windows = this.#of(call, key);
    if (!windows.every((window) => window.fits(nowMs, subject))) return false;
    for (const window of windows) window.add(nowMs, subject);
    return true;
  }

  clear(): void {
    this.#windows.clear();
  }

  uses(nowMs: number): WindowUse[] {
    return [...this.#windows.values()].flatMap(({ call, key, windows }) =>
      windows.map((window, index) => ({
        call,
        key,
        limit: endpoints[call].windows[index]?.limit ?? 0,
        windowMs: endpoints[call].windows[index]?.windowMs ?? 0,
        used: window.used(nowMs),
      })),
    );
  }

  #of(call: EndpointName, key: string): SlidingWindow[] {
    const name = `${call}:${key}`;
    let entry = this.#windows.get(name);
    if (!entry) {
      const windows = endpoints[call].windows.map(
        ({ limit, windowMs }) => new SlidingWindow(limit, windowMs),
      );
      this.#windows.set(name, (entry = { call, key, windows }));
    }
    return entry.windows;
  }
}
