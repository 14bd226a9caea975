import type { CardButton, CardElement } from '../../contract/cards';

/** A card to start with. */
export interface WholeCard {
  readonly id: string;
  /** English. The editor translates it. */
  readonly title: string;
  readonly summary: string;
  readonly elements: readonly CardElement[];
}

const title = (text: string): CardElement => ({ element_type: 'title', title: { text } });
const description = (...lines: readonly string[]): CardElement => ({
  element_type: 'description',
  description: { format: 1, text: lines.join('\n') },
});
const callback = (text: string, value: string): CardButton => ({ button_type: 'callback', text, value });
const page = (text: string, path: string): CardButton => ({
  button_type: 'redirect',
  text,
  mobile_link: { type: 'web', path },
  desktop_link: { type: 'web', path },
});
const button = (content: CardButton): CardElement => ({ element_type: 'button', button: content });
const group = (...members: readonly CardButton[]): CardElement => ({
  element_type: 'button_group',
  button_group: [...members],
});

/**
 * The cards that people build most often. Values are random keys, as the documentation recommends: anyone in the chat may tap, so the
 * bot keeps what a key means.
 */
export const WHOLE_CARDS: readonly WholeCard[] = [
  {
    id: 'approval',
    title: 'Approval',
    summary: 'A request with approve, decline and the details',
    elements: [
      title('Purchase request: 4 monitors'),
      description(
        '**Requested by** Mira Tan, Platform team',
        '**Total** 1,240.00, within the budget of this quarter',
        '',
        'Needed by 12 June for the new desks on floor 7.',
      ),
      group(callback('Approve', 'q7Vd2mXk9TfR4wLz'), callback('Decline', 'b3Hs8nPy1GcJ6uEa')),
      button(page('Open the request', 'https://purchasing.example.com/requests/2291')),
    ],
  },
  {
    id: 'deploy',
    title: 'Deploy',
    summary: 'A release that waits for a go',
    elements: [
      title('Deploy 1482 waits for a go'),
      description(
        'Target: **production**, `checkout-api` 3.8.0',
        '',
        'Changes:',
        '- Retry failed payouts once an hour',
        '- Show the order number in receipts',
        '',
        'All 1,206 tests passed.',
      ),
      group(callback('Deploy', 'w5Zt1kRc8YbN3qMs'), callback('Not now', 'x9Lf4vGj7DhU2oPi')),
      button(page('Open the pipeline', 'https://ci.example.com/pipelines/1482')),
    ],
  },
  {
    id: 'incident',
    title: 'Incident',
    summary: 'An alert somebody takes over or silences',
    elements: [
      title('Payments answer slowly'),
      description(
        '**Since** 14:02, severity 2',
        '**Seen** 95 % of calls take over `2.4 s`, usual is `0.3 s`',
        '**Affects** checkout on web and mobile',
      ),
      group(callback('I take it', 'c2Nw6yKq5SxB8rTd'), callback('Silence 1 hour', 'm8Ge3zVp4JfL1hXo')),
      group(
        page('Dashboard', 'https://metrics.example.com/d/payments'),
        page('Runbook', 'https://wiki.example.com/runbooks/payments'),
      ),
    ],
  },
  {
    id: 'poll',
    title: 'Poll',
    summary: 'One question, a button for each answer',
    elements: [
      title('Where do we go for lunch on Friday?'),
      description('One vote a person; the last one counts. Closes on Thursday at 17:00.'),
      button(callback('Noodles at Lantern House', 'r4Jb9xTn2WkC7mQv')),
      button(callback('Curry at Green Door', 'h6Py1dSg8ZfE3uLa')),
      button(callback('Salads at Corner Garden', 't1Xo5cVr7NiK9wBj')),
    ],
  },
  {
    id: 'digest',
    title: 'Digest',
    summary: 'A daily or weekly summary with links',
    elements: [
      title('Your week: 9 to 13 March'),
      description(
        '**Pull requests**',
        '- 12 merged, 3 wait for a review',
        '- Oldest: *Cache the price list*, 4 days',
        '',
        '**On call**',
        '- 2 alerts, both solved within the hour',
        '- Next week: Kenji Arai',
      ),
      group(
        page('Reviews', 'https://code.example.com/reviews'),
        page('Alerts', 'https://metrics.example.com/alerts'),
        page('Roster', 'https://roster.example.com/platform'),
      ),
    ],
  },
  {
    id: 'onboarding',
    title: 'Onboarding',
    summary: 'First steps for somebody new',
    elements: [
      title('Welcome to the Platform team, Jo!'),
      description(
        'For your first week:',
        '1. Set up your laptop',
        '2. Read how we work',
        '3. Meet your buddy, Mira Tan',
        '',
        'Ask anything in this chat; somebody always answers.',
      ),
      button(page('Set up the laptop', 'https://wiki.example.com/start/laptop')),
      button(page('How we work', 'https://wiki.example.com/start/how-we-work')),
      button(callback('All done', 'f3Kz7uHe2QyM6sDp')),
    ],
  },
  {
    id: 'links',
    title: 'Form Links',
    summary: 'Links in place of a form: cards have no input fields',
    elements: [
      title('How was the workshop?'),
      description('One tap is enough. With *Say more* you can write to us in a short form.'),
      group(
        callback('Good', 'v8Rc4bWx1LtG5nYi'),
        callback('Mixed', 'j2Sq9fTo6HkD3zUe'),
        callback('Poor', 'p5Ma7gXv8CwN1rKb'),
      ),
      button(page('Say more', 'https://forms.example.com/workshop/feedback')),
      button(page('Book the next one', 'https://forms.example.com/workshop/booking')),
    ],
  },
  {
    id: 'error',
    title: 'Error Report',
    summary: 'What failed, where, and the way to the log',
    elements: [
      title('Nightly import failed'),
      description(
        'Step **3 of 5**, *read the price list*, at 02:14:',
        '```',
        'PriceListError: row 812 has no currency',
        '  at readRow (prices.ts:64)',
        '```',
        'Nothing was changed. The import of yesterday is still in use.',
      ),
      group(callback('Run again', 'n9Ul3xJh6VpS2aFo'), callback('Skip today', 'd1Ty8eZm4RkW7cQg')),
      button(page('Open the log', 'https://logs.example.com/import/2214')),
    ],
  },
];
