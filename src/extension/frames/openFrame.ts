import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import type { Side } from '../../base/requests';
import { describeError } from '../base/describeError';
import { FrameHost } from './frameHost';
import type { FrameHandlers } from './frameHost';
import type { FrameKind } from './frameKind';
import { framePage } from './framePage';

export interface OpenFrameOptions<Host extends Side, Frame extends Side> extends Omit<
  FrameHandlers<Frame>,
  'wordsOf'
> {
  readonly panel: vscode.WebviewPanel;
  readonly kind: FrameKind<Host, Frame, unknown>;
  /** The built frames are in `dist/webview` below it. */
  readonly extensionUri: vscode.Uri;
  readonly clock: Clock;
  /** Of the page, for screen readers. */
  readonly title: string;
  /** What the frame has to know before its first message, as JSON can hold it. */
  readonly given?: unknown;
}

/** Fills a panel with a frame, and returns the host's end of it. */
export function openFrame<Host extends Side, Frame extends Side>(
  options: OpenFrameOptions<Host, Frame>,
): FrameHost<Host, Frame> {
  const { panel, kind, extensionUri, clock, title, given } = options;
  const { webview } = panel;
  const wordsOf = (error: unknown) => describeError(error).message;
  const host = new FrameHost(panel, kind, { ...options, wordsOf }, clock);
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const uriOf = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = framePage({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
    scriptUri: uriOf(`${kind.name}.js`),
    styleUri: uriOf(`${kind.name}.css`),
    title,
    language: vscode.env.language,
    words: vscode.l10n.bundle,
    given,
  });
  return host;
}
