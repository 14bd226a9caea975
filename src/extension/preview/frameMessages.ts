import * as z from 'zod';
import type { FrameMessage, FrameState } from '../../webview/cardPreview/protocol';

/** Messages of the frame, parsed before use. */
export const frameMessage: z.ZodType<FrameMessage> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('select'), pointer: z.string().max(1000) }),
  z.strictObject({ type: z.literal('language'), language: z.string().max(20) }),
  z.strictObject({ type: z.literal('reveal'), offset: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('open'), url: z.string() }),
  z.strictObject({ type: z.literal('copy'), text: z.string() }),
  z.strictObject({ type: z.literal('send') }),
]);

/** What a frame of an earlier session left behind; all of it may be missing or of an older version. */
export const frameState: z.ZodType<Pick<FrameState, 'source' | 'language'>> = z.object({
  source: z.object({
    uri: z.string(),
    range: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).exactOptional(),
  }),
  language: z.string().exactOptional(),
});
