import type { Side } from '../../base/requests';
import { Bridge } from './bridge';
import { useWordsOfPage } from './words';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Opens the bridge to the host, once per load and before any words: those come with the page. */
export function openBridge<Host extends Side, Frame extends Side, State = never>(): Bridge<
  Host,
  Frame,
  State
> {
  useWordsOfPage();
  const api = acquireVsCodeApi();
  return new Bridge({
    // This is the editor's function and not that of a window: it has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    post: (message) => api.postMessage(message),
    onMessage: (listener) =>
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
    getState: () => api.getState(),
    setState: (state) => api.setState(state),
  });
}

/** What the host wrote into the page for the frame to begin with, unparsed; null where it wrote nothing. */
export function givenByHost(): unknown {
  return JSON.parse(document.body.dataset['given'] ?? 'null');
}
