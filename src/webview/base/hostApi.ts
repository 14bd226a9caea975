import type { FrameMessage, FrameState, HostMessage } from '../cardPreview/protocol';

interface VsCodeApi {
  postMessage(message: FrameMessage): void;
  getState(): unknown;
  setState(state: FrameState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Can be asked for once per load. */
const api: VsCodeApi = acquireVsCodeApi();

/** The frame's only way out. */
export function tellHost(message: FrameMessage): void {
  // This is the editor's function and not that of a window: it has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  api.postMessage(message);
}

/** What {@link keepState} kept, unparsed: an older version of this page may have written it. */
export function keptState(): { readonly [key: string]: unknown } | undefined {
  const state = api.getState();
  return typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : undefined;
}

/** How the person looked at cards last, in any preview, as the host wrote it into the page; unparsed. */
export function givenChoices(): unknown {
  return JSON.parse(document.body.dataset['choices'] ?? 'null');
}

/** Keeps `state` while the frame is hidden and over a reload of the editor. */
export function keepState(state: FrameState): void {
  api.setState(state);
}

const TYPES: readonly string[] = [
  'card',
  'broken',
  'nothing',
  'selected',
  'tapSetup',
  'delivery',
  'refused',
] satisfies HostMessage['type'][];

/** Whether a message is one of ours; other scripts of the editor post into the frame too. */
export function isHostMessage(data: unknown): data is HostMessage {
  return typeof data === 'object' && data !== null && 'type' in data && TYPES.includes(String(data.type));
}
