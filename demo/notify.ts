/** Tells a group that a deploy waits. Look above the card: it can be previewed here, and written to a file. */
export function deployWaits(build: { number: number; author: string; url: string; key: string }) {
  return {
    tag: 'interactive_message',
    interactive_message: {
      elements: [
        { element_type: 'title', title: { text: `Deploy ${build.number} waits for a go` } },
        { element_type: 'description', description: { text: `Author: **${build.author}**`, format: 1 } },
        {
          element_type: 'button',
          button: {
            button_type: 'redirect',
            text: 'Open the pipeline',
            mobile_link: { type: 'web', path: build.url },
            desktop_link: { type: 'web', path: build.url },
          },
        },
        {
          element_type: 'button_group',
          button_group: [
            { button_type: 'callback', text: 'Deploy', value: `${build.key}:go` },
            { button_type: 'callback', text: 'Hold', value: `${build.key}:hold` },
          ],
        },
      ],
    },
  };
}
