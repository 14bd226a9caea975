import * as vscode from 'vscode';
import * as z from 'zod';
import { systemClock } from '../../../src/base/clock';
import { layoutCard } from '../../../src/cards/view/layoutCard';
import type { FrameHost } from '../../../src/extension/frames/frameHost';
import type { FrameKind } from '../../../src/extension/frames/frameKind';
import { openFrame } from '../../../src/extension/frames/openFrame';
import type { SecondFrame, SecondHost, SecondState } from './protocol';

const kind: FrameKind<SecondHost, SecondFrame, SecondState> = {
  name: 'secondFrame',
  messages: z.strictObject({
    type: z.literal('asked'),
    names: z.array(z.string()),
    starts: z.int().positive(),
  }),
  requests: { sender: z.strictObject({ id: z.string() }) },
  replies: { rows: z.array(z.string()) },
  state: z.object({ starts: z.int() }),
};

/** A frame that shows a card and asks who sent it: one that is known, one that is not, and one that nobody ever finds. */
export function openSecondFrame(
  panel: vscode.WebviewPanel,
  elements: readonly unknown[],
  onAsked: (asked: SecondFrame['messages']) => void,
): FrameHost<SecondHost, SecondFrame> {
  const frame = openFrame({
    panel,
    kind,
    // The tests' own frames are built beside them.
    extensionUri: vscode.Uri.file(__dirname),
    clock: systemClock,
    title: 'A second frame',
    given: 'Release room',
    onReady: () => frame.post({ type: 'show', card: layoutCard(elements) }),
    onMessage: onAsked,
    answers: {
      sender: ({ id }) => {
        if (id === 'stranger') throw new vscode.CancellationError();
        return id === 'bot' ? 'Release bot' : new Promise<never>(() => undefined);
      },
    },
  });
  return frame;
}
