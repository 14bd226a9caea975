/** A value that VS Code offers in completion. Strings in `body` may contain placeholders such as `${1:text}`. */
export interface DefaultSnippet {
  readonly label: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly body: unknown;
}

const PAGE = 'https://example.com/${3:page}';

const callback = {
  button_type: 'callback',
  text: '${1:Approve}',
  value: '${2:q7Vd2mXk9TfR4wLz}',
};

const redirect = {
  button_type: 'redirect',
  text: '${1:Open}',
  mobile_link: { type: 'web', path: PAGE },
  desktop_link: { type: 'web', path: PAGE },
};

const groupMember = (label: number, value: number, text: string, key: string) => ({
  button_type: 'callback',
  text: `\${${label}:${text}}`,
  value: `\${${value}:${key}}`,
});

/** The kinds of button, for a `button` or a member of a button group. */
export const BUTTON_SNIPPETS: readonly DefaultSnippet[] = [
  { label: 'callback button', description: 'The tap reaches the bot as an event', body: callback },
  { label: 'redirect button', description: 'The tap opens a page, on both platforms', body: redirect },
];

/** The kinds of link for a redirect button. */
export const LINK_SNIPPETS: readonly DefaultSnippet[] = [
  {
    label: 'web link',
    description: 'A page in a browser',
    body: { type: 'web', path: 'https://example.com/${1:page}' },
  },
];

/** Only phones can open pages of React Native apps. */
export const MOBILE_LINK_SNIPPETS: readonly DefaultSnippet[] = [
  ...LINK_SNIPPETS,
  {
    label: 'app page link',
    description: 'A page of a React-Native app inside SeaTalk',
    body: { type: 'rn', path: '/${1:page}', params: {} },
  },
];

/** Two buttons to answer with. */
export const GROUP_BODY = [
  groupMember(1, 2, 'Approve', 'q7Vd2mXk9TfR4wLz'),
  groupMember(3, 4, 'Decline', 'b3Hs8nPy1GcJ6uEa'),
];

/** Every element in its common variants, for an `elements` array. */
export const ELEMENT_SNIPPETS: readonly DefaultSnippet[] = [
  {
    label: 'title element',
    description: 'A line in bold',
    body: { element_type: 'title', title: { text: '${1:Title}' } },
  },
  {
    label: 'description element',
    description: 'A paragraph with formatting',
    body: { element_type: 'description', description: { format: 1, text: '${1:Text with **bold** words}' } },
  },
  {
    label: 'plain description element',
    description: 'A paragraph shown exactly as it is written',
    body: { element_type: 'description', description: { format: 2, text: '${1:Text}' } },
  },
  {
    label: 'image element',
    description: 'A picture as wide as the card; Insert Image… fills in its content',
    body: { element_type: 'image', image: { content: '${1}' } },
  },
  {
    label: 'callback button element',
    description: 'A button whose tap reaches the bot',
    body: { element_type: 'button', button: callback },
  },
  {
    label: 'redirect button element',
    description: 'A button that opens a page, on both platforms',
    body: { element_type: 'button', button: redirect },
  },
  {
    label: 'button group element',
    description: 'Two buttons side by side',
    body: { element_type: 'button_group', button_group: GROUP_BODY },
  },
];
