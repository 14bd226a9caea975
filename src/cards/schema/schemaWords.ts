import { CARD_LIMITS } from '../../contract/cardLimits';
import { LANGUAGES } from '../../contract/cards';
import { DOCS } from '../rules/rule';
import type { Confidence } from '../rules/rule';
import type { JsonSchema } from './jsonSchema';
import { mapSchema } from './jsonSchema';

interface Words {
  /** Markdown. */
  readonly text: string;
  readonly confidence: Confidence;
  readonly examples?: unknown[];
}

const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  documented: 'Documented by SeaTalk.',
  vendor: "From SeaTalk's own types and samples.",
  observed: 'Relied on by programs in use.',
  inferred: 'Inferred; not documented.',
  unknown: 'Not documented.',
};

const {
  titleText,
  descriptionText,
  buttonText,
  buttonValue,
  titles,
  descriptions,
  images,
  buttons,
  buttonGroups,
  buttonsPerGroup,
} = CARD_LIMITS;

const URL_EXAMPLE = 'https://ci.example.com/1482';

const link = (platform: 'mobile' | 'desktop'): Readonly<Record<string, Words>> => ({
  [`button.${platform}_link`]: {
    text: `What a redirect button opens on ${platform === 'mobile' ? 'a phone' : 'a computer'}. Without it the tap shows only a hint to use the other platform there. To have one page everywhere, fill both links.`,
    confidence: 'documented',
  },
  [`${platform}_link.type`]: {
    text:
      platform === 'mobile'
        ? '`web`: a page in a browser. `rn`: a page of a React-Native app inside SeaTalk.'
        : '`web`: a page in a browser, the only kind documented for desktops.',
    confidence: 'documented',
  },
  [`${platform}_link.path`]: {
    text:
      platform === 'mobile'
        ? 'With `web` the full URL; with `rn` the path inside the app, which begins with `/`.'
        : 'The full URL.',
    confidence: 'documented',
    examples: [URL_EXAMPLE],
  },
  [`${platform}_link.params`]: {
    text: 'Passed to a React Native page. Web pages don’t receive it.',
    confidence: 'documented',
  },
});

/** The description of each field, by the name of its owner and its own name. */
export const SCHEMA_WORDS: Readonly<Record<string, Words>> = {
  '.elements': {
    text: 'The elements of the card, shown from top to bottom in this order. Above any limit SeaTalk rejects the whole card.',
    confidence: 'documented',
  },
  'card.elements': {
    text: 'The elements of the card, shown from top to bottom in this order. Above any limit SeaTalk rejects the whole card.',
    confidence: 'documented',
  },
  'element.element_type': {
    text: 'What the element is. Its content stands under a key of the same name.',
    confidence: 'documented',
  },
  'element.title': { text: `A line in bold. At most ${titles} in a card.`, confidence: 'documented' },
  'title.text': {
    text: `Plain text of 1 to ${titleText} characters.`,
    confidence: 'documented',
    examples: ['Deploy 1482 waits for a go'],
  },
  'element.description': {
    text: `A paragraph, formatted or plain. At most ${descriptions} in a card.`,
    confidence: 'documented',
  },
  'description.text': {
    text: `1 to ${descriptionText} characters. With \`format\` 1: \`**bold**\`, \`*italic*\`, inline code, fenced code, lists, line breaks as \`\\n\` and mentions; no links, headings, quotes or tables.`,
    confidence: 'documented',
    examples: ['Target: **staging**\nAuthor: Mira Tan'],
  },
  'description.format': {
    text: '`1`: SeaTalk Markdown, which is also the default. `2`: plain text; take it for text from outside, with its `*` and `_`.',
    confidence: 'documented',
  },
  'element.image': {
    text: `A picture as wide as the card. At most ${images} in a card.`,
    confidence: 'documented',
  },
  'image.content': {
    text: 'PNG, JPG or GIF as Base64 in one piece, without a `data:` prefix. At most 5 MB of Base64, a file of 3.75 MB. The command *SeaTalk: Insert Image into Card…* fills it in.',
    confidence: 'documented',
  },
  'element.button': {
    text: `A button in a row of its own. At most ${buttons} in a card, callback and redirect together.`,
    confidence: 'documented',
  },
  'element.button_group': {
    text: `1 to ${buttonsPerGroup} buttons side by side, without \`element_type\` around each. At most ${buttonGroups} groups in a card.`,
    confidence: 'documented',
  },
  'button.button_type': {
    text: '`callback`: the tap reaches the bot as an event. `redirect`: the tap opens a page, and no event is sent.',
    confidence: 'documented',
  },
  'button.text': {
    text: `The label: plain text of 1 to ${buttonText} characters. Three buttons in a group leave room for about 12.`,
    confidence: 'documented',
    examples: ['Approve'],
  },
  'button.value': {
    text: `1 to ${buttonValue} characters that come back in the click event, the only thing that says which button was tapped. Use a random key and keep its meaning in the bot: anybody in the chat may tap.`,
    confidence: 'documented',
    examples: ['req:8f3kq2:approve'],
  },
  ...link('mobile'),
  ...link('desktop'),
  'languages.default': {
    text: 'Shown where there is nothing in the language of the reader. Service notices need it.',
    confidence: 'documented',
  },
  ...Object.fromEntries(
    LANGUAGES.map((language) => [
      `languages.${language}`,
      {
        text: `Shown to people who read SeaTalk in this language (\`${language}\`). Service notices only.`,
        confidence: 'documented',
      } satisfies Words,
    ]),
  ),
  '.interactive_message': {
    text: 'The card. In a service notice its elements are wrapped by language, everywhere else they stand directly in it.',
    confidence: 'documented',
  },
  'message.interactive_message': { text: 'The card.', confidence: 'documented' },
  '.message': { text: 'The message of a request to a chat.', confidence: 'documented' },
  '.tag': { text: 'The kind of the message.', confidence: 'documented', examples: ['interactive_message'] },
  'message.tag': {
    text: 'The kind of the message.',
    confidence: 'documented',
    examples: ['interactive_message'],
  },
  '.employee_codes': { text: 'Who receives a service notice.', confidence: 'documented' },
};

/** Adds the words, with a link to the documentation, to every field. */
export function addWords(schema: JsonSchema): JsonSchema {
  return mapSchema(schema, (part, { owner, name, isBranch, isCondition }) => {
    const words = isBranch || isCondition ? undefined : SCHEMA_WORDS[`${owner}.${name}`];
    if (!words) return part;
    const sure = CONFIDENCE_WORDS[words.confidence];
    return {
      ...part,
      description: `${words.text.replaceAll(/(?<!`)`(?!`)|\*(?=SeaTalk)|(?<=…)\*/g, '')} ${sure} ${DOCS.card}`,
      markdownDescription: `${words.text}\n\n${sure} [Documentation](${DOCS.card})`,
      ...(words.examples && { examples: words.examples }),
    };
  });
}
