/**
 * What the platform accepts in one interactive card. Above any of these it rejects the whole card; nothing is shortened.
 *
 * "Characters" are counted here as UTF-16 units, the strictest reading of an undefined word: it differs from other
 * readings only for emoji and rare scripts, and never lets through what the platform rejects.
 *
 * Documented, all of them: https://open.seatalk.io/docs/interactive-msg_build-a-card. Standalone and grouped buttons are two rows
 * of its table, each with a limit of its own. The page gives no limit for their sum.
 */
export const CARD_LIMITS = {
  /** Characters in `title.text`, at least 1. */
  titleText: 120,
  /** Characters in `description.text`, at least 1. */
  descriptionText: 1000,
  /** Characters in a button's `text`, at least 1. */
  buttonText: 50,
  /** Characters in a callback button's `value`, at least 1. */
  buttonValue: 200,
  /** Bytes of Base64 in `image.content`: 5 MB after encoding, read as binary megabytes. */
  imageBase64Bytes: 5 * 1024 * 1024,
  /** `title` elements in a card. */
  titles: 3,
  /** `description` elements in a card. */
  descriptions: 5,
  /** `image` elements in a card. */
  images: 3,
  /** Standalone `button` elements in a card, callback and redirect together. */
  buttons: 5,
  /** `button_group` elements in a card. */
  buttonGroups: 3,
  /** Buttons in one `button_group`, at least 1. */
  buttonsPerGroup: 3,
} as const;

/** The five values of `element_type`, in the order the documentation lists them. */
export const ELEMENT_TYPES = ['title', 'description', 'image', 'button', 'button_group'] as const;

export type ElementType = (typeof ELEMENT_TYPES)[number];

/** How many elements of each type a card may hold. */
export const ELEMENT_COUNTS = {
  title: CARD_LIMITS.titles,
  description: CARD_LIMITS.descriptions,
  image: CARD_LIMITS.images,
  button: CARD_LIMITS.buttons,
  button_group: CARD_LIMITS.buttonGroups,
} as const satisfies Record<ElementType, number>;
