import * as z from 'zod';
import { CARD_LIMITS, ELEMENT_COUNTS, ELEMENT_TYPES } from './cardLimits';
import { mention } from './person';

// Outbound is strict: it is what we send, what the editor squiggles and what the local SeaTalk takes.
// Docs: https://open.seatalk.io/docs/interactive-msg_build-a-card

const text = (max: number) => z.string().min(1).max(max);

/** A page in a browser: the full URL, of an own web app or an outside site. */
const webLink = z.strictObject({
  type: z.literal('web'),
  path: z
    .string()
    // White space around would be cut off unseen, and is not known to be taken.
    .regex(/^\S(?:.*\S)?$/s, 'No spaces before or after the URL.')
    .check(z.url({ protocol: /^[a-z][a-z\d+.-]*$/i }))
    .describe('The full URL, for example https://ci.example.com/1482.'),
  params: z.record(z.string(), z.unknown()).optional(),
});

/** A page inside a React-Native app of the organization. */
const rnLink = z.strictObject({
  type: z.literal('rn'),
  path: z.string().startsWith('/').describe('Page path inside the app; starts with a slash.'),
  params: z.record(z.string(), z.unknown()).optional().describe('Passed to the page.'),
});

export const mobileLink = z.discriminatedUnion('type', [webLink, rnLink]);
/** The vendor's MCP package names `rn` here too; the documentation takes `web` only. */
export const desktopLink = webLink;

/** A button whose tap reaches the bot as an `interactive_message_click` event. */
export const callbackButton = z.strictObject({
  button_type: z.literal('callback'),
  text: text(CARD_LIMITS.buttonText).describe('The label. Plain text.'),
  value: text(CARD_LIMITS.buttonValue).describe(
    'Comes back in the click event, the only thing that says which button was tapped. Use a random key.',
  ),
  // Not used by the platform, and not known to be refused either.
  mobile_link: mobileLink.optional(),
  desktop_link: desktopLink.optional(),
});

/** A button that opens a page. No event reaches the bot. */
export const redirectButton = z
  .strictObject({
    button_type: z.literal('redirect'),
    text: text(CARD_LIMITS.buttonText).describe('The label. Plain text.'),
    mobile_link: mobileLink.optional().describe('What a phone opens. Without it, a tap there shows a toast.'),
    desktop_link: desktopLink
      .optional()
      .describe('What a desktop opens. Without it, a tap there shows a toast.'),
    // Not used by the platform, and not known to be refused either.
    value: z.string().optional(),
  })
  .refine((button) => button.mobile_link !== undefined || button.desktop_link !== undefined, {
    message: 'A redirect button needs a mobile_link or a desktop_link.',
  });

export const cardButton = z.discriminatedUnion('button_type', [callbackButton, redirectButton]);

export const titleElement = z.strictObject({
  element_type: z.literal('title'),
  title: z.strictObject({ text: text(CARD_LIMITS.titleText).describe('Plain text.') }),
});

export const descriptionElement = z.strictObject({
  element_type: z.literal('description'),
  description: z.strictObject({
    text: text(CARD_LIMITS.descriptionText),
    format: z
      .union([z.literal(1), z.literal(2)])
      .optional()
      .describe('1: SeaTalk Markdown, the default. 2: plain text.'),
  }),
});

export const imageElement = z.strictObject({
  element_type: z.literal('image'),
  image: z.strictObject({
    content: text(CARD_LIMITS.imageBase64Bytes)
      .regex(/^(?!data:)/i, 'Base64 only, without a data: prefix.')
      .describe('PNG, JPG or GIF as Base64, without a data: prefix.'),
  }),
});

export const buttonElement = z.strictObject({ element_type: z.literal('button'), button: cardButton });

/** The members are bare buttons, without the `element_type` wrapper. */
export const buttonGroupElement = z.strictObject({
  element_type: z.literal('button_group'),
  button_group: z.array(cardButton).min(1).max(CARD_LIMITS.buttonsPerGroup),
});

export const cardElement = z.discriminatedUnion('element_type', [
  titleElement,
  descriptionElement,
  imageElement,
  buttonElement,
  buttonGroupElement,
]);

/** A whole card: the elements from top to bottom, within the count of each type. */
export const cardElements = z
  .array(cardElement)
  .min(1)
  .superRefine((elements, context) => {
    for (const type of ELEMENT_TYPES) {
      const limit = ELEMENT_COUNTS[type];
      const found = elements.filter((element) => element.element_type === type).length;
      if (found <= limit) continue;
      context.addIssue({
        code: 'custom',
        message: `A card can have at most ${limit} ${type} elements; this has ${found}.`,
      });
    }
  });

/** The object under `interactive_message` everywhere but in a service notice. */
export const cardBody = z.strictObject({ elements: cardElements });

/** Language keys a service notice may carry beside the mandatory `default`. */
export const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans', 'id', 'th', 'vi'] as const;

/** The object under `interactive_message` of a service notice, the only call with a language wrapper. */
export const serviceNoticeCard = z.strictObject({
  default: cardBody,
  en: cardBody.optional(),
  'zh-Hant': cardBody.optional(),
  'zh-Hans': cardBody.optional(),
  id: cardBody.optional(),
  th: cardBody.optional(),
  vi: cardBody.optional(),
} satisfies Record<'default' | (typeof LANGUAGES)[number], z.ZodType>);

export type CardLink = z.infer<typeof mobileLink>;
export type CallbackButton = z.infer<typeof callbackButton>;
export type RedirectButton = z.infer<typeof redirectButton>;
export type CardButton = z.infer<typeof cardButton>;
export type CardElement = z.infer<typeof cardElement>;
export type CardElements = z.infer<typeof cardElements>;
export type CardBody = z.infer<typeof cardBody>;
export type ServiceNoticeCard = z.infer<typeof serviceNoticeCard>;
export type Language = (typeof LANGUAGES)[number];

// Inbound is loose: buttons come back without `value`, unfilled keys as null or not at all, and new types may appear.

const receivedText = z.looseObject({ text: z.string().nullish(), format: z.number().nullish() });

const receivedLink = z.looseObject({
  type: z.string().nullish(),
  path: z.string().nullish(),
  params: z.record(z.string(), z.unknown()).nullish(),
});

export const receivedButton = z.looseObject({
  button_type: z.string().nullish(),
  text: z.string().nullish(),
  /** Never given when a card is read back; a received card can't be sent again as it is. */
  value: z.string().nullish(),
  mobile_link: receivedLink.nullish(),
  desktop_link: receivedLink.nullish(),
});

export const receivedCardElement = z.looseObject({
  /** One of the five known values, or a later one. */
  element_type: z.string().nullish(),
  title: receivedText.nullish(),
  description: receivedText.nullish(),
  /** Whether `content` is Base64, a URL or missing is not known. */
  image: z.looseObject({ content: z.string().nullish() }).nullish(),
  button: receivedButton.nullish(),
  button_group: z.array(receivedButton).nullish(),
});

/** The object under `interactive_message` in history, threads, message lookup and group events. */
export const receivedCard = z.looseObject({
  elements: z.array(receivedCardElement).nullish(),
  /** Names in the card's text, mapped to ids. */
  mentioned_list: z.array(mention).nullish(),
  /** When the bot last updated it, Unix seconds; 0 when never. */
  last_edited_time: z.number().nullish(),
});

export type ReceivedButton = z.infer<typeof receivedButton>;
export type ReceivedCardElement = z.infer<typeof receivedCardElement>;
export type ReceivedCard = z.infer<typeof receivedCard>;
