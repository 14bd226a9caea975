import * as z from 'zod';
import type { CardEdit } from '../../../cards/edit/cardEdit';
import { tapSchema } from '../../../cards/view/tap';
import type {
  FrameMessage,
  FrameState,
  PreviewFrame,
  PreviewHost,
  ViewChoices,
} from '../../../webview/cardPreview/protocol';
import type { FrameKind } from '../../frames/frameKind';

const pointer = z.string().max(1000);
const index = z.int().nonnegative();

const cardEdit: z.ZodType<CardEdit> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('insert'), list: pointer, index, value: z.unknown() }),
  z.strictObject({ kind: z.literal('remove'), pointer }),
  z.strictObject({ kind: z.literal('move'), pointer, list: pointer, index }),
  z.strictObject({ kind: z.literal('duplicate'), pointer }),
  z.strictObject({ kind: z.literal('set'), pointer, value: z.unknown().optional() }),
]);

/** How a person looks at cards; also what is kept of it between sessions. */
export const viewChoices: z.ZodType<ViewChoices> = z.strictObject({
  client: z.enum(['editor', 'light', 'dark']),
  width: z.enum(['desktop', 'mobile']),
  isMatrix: z.boolean(),
  isExcluded: z.boolean(),
  hasNotes: z.boolean(),
  zoom: z.int().min(50).max(200),
});

/** Messages of the frame, parsed before use. */
export const frameMessage: z.ZodType<FrameMessage> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('select'), pointer }),
  z.strictObject({ type: z.literal('edit'), version: z.int(), edits: z.array(cardEdit).min(1).max(50) }),
  z.strictObject({
    type: z.literal('chooseImage'),
    version: z.int(),
    into: z.union([z.strictObject({ pointer }), z.strictObject({ list: pointer, index })]),
  }),
  z.strictObject({ type: z.literal('language'), language: z.string().max(20) }),
  z.strictObject({ type: z.literal('reveal'), offset: z.int().nonnegative() }),
  z.strictObject({ type: z.literal('open'), url: z.string() }),
  z.strictObject({ type: z.literal('copy'), text: z.string() }),
  z.strictObject({ type: z.literal('send') }),
  z.strictObject({ type: z.literal('sendFirst') }),
  z.strictObject({ type: z.literal('choices'), choices: viewChoices }),
  z.strictObject({ type: z.literal('savePicture'), png: z.base64() }),
  z.strictObject({ type: z.literal('copiedPicture'), error: z.string().max(1000).exactOptional() }),
  z.strictObject({ type: z.literal('tap') }),
  z.strictObject({
    type: z.literal('deliver'),
    delivery: z.int().positive(),
    address: z.string().max(10_000),
    tap: tapSchema,
  }),
  z.strictObject({ type: z.literal('cancelDelivery'), delivery: z.int().positive() }),
  z.strictObject({ type: z.literal('setSigningSecret') }),
]);

/** What a frame of an earlier session left behind; all of it may be missing or of an older version. */
export const frameState: z.ZodType<Pick<FrameState, 'source' | 'language'>> = z.object({
  source: z.object({
    uri: z.string(),
    range: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).exactOptional(),
  }),
  language: z.string().exactOptional(),
});

/** The frame of the card preview. */
export const previewKind: FrameKind<PreviewHost, PreviewFrame, z.infer<typeof frameState>> = {
  name: 'cardPreview',
  messages: frameMessage,
  requests: {},
  replies: {},
  state: frameState,
};
