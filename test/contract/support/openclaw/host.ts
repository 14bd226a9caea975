import type { HandedMessage } from './reports';
import { report } from './reports';

/** What the client hands over, as far as a test looks at it. */
interface Inbound {
  readonly messageId: string;
  readonly sender: { readonly name: string };
  readonly conversation: {
    readonly kind: 'direct' | 'group';
    readonly id: string;
    readonly threadId?: string;
  };
  readonly message: { readonly rawBody: string };
  readonly access: { readonly mentions: { readonly wasMentioned: boolean } };
  readonly media?: readonly { readonly contentType: string; readonly path: string }[];
  readonly supplemental?: { readonly thread: { readonly starterBody: string } };
}

interface Turn {
  readonly ctxPayload: Inbound;
  readonly replyPipeline: { readonly typing?: { readonly start: () => Promise<void> } };
  readonly delivery: { deliver(reply: { readonly text: string }): Promise<void> };
}

interface Debouncing<T> {
  onFlush(items: readonly T[]): { readonly completion: Promise<void> };
}

const handed = ({
  messageId,
  sender,
  conversation,
  message,
  access,
  media = [],
  supplemental,
}: Inbound): HandedMessage => ({
  id: messageId,
  chat: conversation.kind,
  peer: conversation.id,
  from: sender.name,
  text: message.rawBody,
  wasMentioned: access.mentions.wasMentioned,
  threadId: conversation.threadId,
  threadStart: supplemental?.thread.starterBody,
  media: media.map(({ contentType, path }) => `${contentType}, ${path}`),
});

/** Stands in for OpenClaw: its agent is seen typing, says what it was told, and keeps nothing. */
export const host = {
  channel: {
    debounce: {
      resolveInboundDebounceMs: () => 0,
      // A person's messages aren't gathered, as a test that waits for that would wait for time.
      createInboundDebouncer: <T>(debouncing: Debouncing<T>) => ({
        enqueue: (item: T) => debouncing.onFlush([item]).completion,
      }),
    },
    routing: { resolveAgentRoute: () => ({ agentId: 'main', accountId: 'default', sessionKey: 'main' }) },
    reply: {
      resolveEnvelopeFormatOptions: () => ({}),
      formatAgentEnvelope: ({ body }: { readonly body: string }) => body,
    },
    inbound: {
      buildContext: (inbound: Inbound) => inbound,
      async dispatchReply({ ctxPayload, replyPipeline, delivery }: Turn) {
        report({ kind: 'message', message: handed(ctxPayload) });
        await replyPipeline.typing?.start();
        await delivery.deliver({ text: `You said: ${ctxPayload.message.rawBody}` });
        return { dispatched: true };
      },
    },
    text: { chunkMarkdownText: (text: string) => [text] },
    media: {
      saveMediaBuffer: (bytes: Buffer, contentType: string) =>
        Promise.resolve({ path: `${bytes.byteLength} bytes`, contentType }),
    },
    session: { recordInboundSession: () => undefined },
  },
  media: { detectMime: () => Promise.resolve(undefined) },
  system: { enqueueSystemEvent: () => undefined },
};
