import type * as z from 'zod';
import type { ReplyOf, RequestOf, RequestType, Side } from '../../base/requests';

/** A kind of frame: where it is built, and how what comes from it is read. Nothing of it is used unparsed. */
export interface FrameKind<Host extends Side, Frame extends Side, State = never> {
  /** Of the folder in `src/webview`, and of the script and style sheet that are built from it. */
  readonly name: string;
  readonly messages: z.ZodType<Frame['messages']>;
  /** What the frame asks, by the type of the request. */
  readonly requests: { readonly [Type in RequestType<Frame>]: z.ZodType<RequestOf<Frame, Type>> };
  /** What the frame replies, by the type of the host's request. */
  readonly replies: { readonly [Type in RequestType<Host>]: z.ZodType<ReplyOf<Host, Type>> };
  /** What the host reads of the state that a frame of an earlier session left behind. */
  readonly state: z.ZodType<State>;
}
