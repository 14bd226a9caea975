import { pattern } from './patterns';

/** A card whose picture is kept. */
export interface PicturedCard {
  /** Also the name of its pictures. */
  readonly name: string;
  /** What a file would hold. */
  readonly card: unknown;
  /** Of a service notice. */
  readonly language?: string;
}

const title = (text: string) => ({ element_type: 'title', title: { text } });
const text = (...lines: readonly string[]) => ({
  element_type: 'description',
  description: { text: lines.join('\n') },
});
const plain = (...lines: readonly string[]) => ({
  element_type: 'description',
  description: { text: lines.join('\n'), format: 2 },
});
const image = (width: number, height: number) => ({
  element_type: 'image',
  image: { content: pattern(width, height) },
});
const callback = (label: string) => ({ button_type: 'callback', text: label, value: `k93x:${label}` });
const web = { type: 'web', path: 'https://ci.example.com/1482' };
const redirect = (label: string) => ({
  button_type: 'redirect',
  text: label,
  mobile_link: web,
  desktop_link: web,
});
const button = (inner: object) => ({ element_type: 'button', button: inner });
const group = (...inner: readonly object[]) => ({ element_type: 'button_group', button_group: inner });

const SENTENCE =
  'The export job of the checkout service waits for somebody who knows the invoices of last year. ';

const notice = (...elements: readonly object[]) => ({ elements });

/** What can go wrong when a card is drawn, in twelve cards. */
export const PICTURED_CARDS: readonly PicturedCard[] = [
  {
    name: 'all-elements',
    card: [
      title('Deploy 1482 waits for a go'),
      text('`checkout-service` 4.18.0 to **production**', 'Author: *Mira Tan*', '', '- retries', '- coupons'),
      image(320, 120),
      button(redirect('Open the pipeline')),
      group(callback('Deploy'), callback('Hold'), redirect('Rules')),
    ],
  },
  {
    name: 'long-labels',
    card: [
      title(SENTENCE.repeat(2).slice(0, 120)),
      title('Donaudampfschifffahrtsgesellschaftskapitaenswitwenpensionsauszahlungsstelle'),
      button(callback('Approve the request of the whole team for all days')),
      button(redirect('https://ci.example.com/pipelines/1482/artifacts/ab')),
      group(
        callback('Approve everything'),
        callback('Ask somebody else first'),
        redirect('Read the rules again'),
      ),
    ],
  },
  {
    name: 'groups',
    card: [
      title('Lunch on Friday?'),
      group(callback('Only one')),
      group(callback('Yes'), callback('No')),
      group(callback('One'), callback('Two'), callback('Three')),
    ],
  },
  {
    name: 'nested-lists',
    card: [
      text(
        'Before:',
        '1. First',
        '    - inside',
        '        - further inside',
        '2. Second',
        '    1. numbered inside',
        '    2. and again',
        '3. Third, long enough that it needs a second line to show where that line begins',
      ),
      text('- one', '- **two**, bold', '- `three`', '', 'After the list.'),
    ],
  },
  {
    name: 'code',
    card: [
      title('Job export-17 failed'),
      text('Exit code `137` in `run_export()`:'),
      text(
        '```',
        'Traceback (most recent call last):',
        '  File "export.py", line 88, in run_export(customers, invoices, since="2026-01-01")',
        'MemoryError',
        '```',
      ),
      text('Run `make export SINCE=2026-01-01 CUSTOMERS=all WORKERS=1 RETRIES=0` by hand.'),
    ],
  },
  { name: 'odd-images', card: [image(1200, 40), image(64, 160), image(9, 9)] },
  {
    name: 'plain-text',
    card: [
      title('**Not bold** in a title'),
      plain('snake_case_name and *stars* and `ticks`', '- no list', '1. no list', '', '<b>no markup</b>'),
      text('snake\\_case and \\*stars\\*, escaped; __bold__ and _italic_.', '# no heading, [no](link)'),
    ],
  },
  {
    name: 'mentions',
    card: [
      title('Who can look into it?'),
      text(
        'Hi <mention-tag target="seatalk://user?id=9012345678"/>, please ask',
        '<mention-tag target="seatalk://user?email=mira.tan@example.com"/> or',
        '<mention-tag target="seatalk://user?id=0"/> about **build 1482**.',
      ),
      plain('<mention-tag target="seatalk://user?id=0"/> is text here.'),
    ],
  },
  {
    name: 'scripts',
    card: [
      title('Προθεσμία · Срок · Hạn chót'),
      text('שלום: הפריסה 1482 מוכנה, **לאשר**?', 'Then left to right again, with שלום inside.'),
      text('🚀 deploy, 🔥 incident, ✅ done; café, œ, №\u00A01482, x\u0301'),
      button(callback('אישור')),
      group(callback('👍'), callback('👎'), callback('Đồng ý')),
    ],
  },
  {
    name: 'full',
    card: [
      title('First of three titles'),
      text(SENTENCE.repeat(11).slice(0, 1000)),
      image(240, 40),
      title('Second'),
      text('Two', 'lines'),
      image(160, 60),
      title('Third'),
      text('Third description'),
      text('Fourth description'),
      text('Fifth description'),
      image(300, 30),
      ...[1, 2, 3, 4, 5].map((number) => button(callback(`Button ${number}`))),
      ...['A', 'B', 'C'].map((row) => group(...[1, 2, 3].map((number) => callback(`${row} ${number}`)))),
    ],
  },
  {
    name: 'callback-and-redirect',
    card: [
      title('Leave request 8841'),
      button(callback('Approve')),
      button({
        button_type: 'redirect',
        text: 'Only on a phone',
        mobile_link: { type: 'rn', path: '/scan' },
      }),
      button({ button_type: 'redirect', text: 'Only on a desktop', desktop_link: web }),
      group(callback('Yes'), redirect('Details')),
      text('Text may stand between buttons.'),
      button(redirect('Calendar')),
    ],
  },
  {
    name: 'service-notice',
    language: 'vi',
    card: {
      tag: 'interactive_message',
      interactive_message: {
        default: notice(title('Payslip for June'), text('It is **ready**.'), button(redirect('Open'))),
        vi: notice(title('Phiếu lương tháng 6'), text('Đã **sẵn sàng**.'), button(redirect('Mở'))),
      },
      employee_codes: ['e_7k2m9q4x'],
    },
  },
];
