import type { RandomSource } from '../../world/random';
import { lineChart } from '../pictures';
import type { SeedGroup, SeedMessage } from '../seedFile';
import {
  DEPLOY_BOT,
  ELIN,
  JO,
  KENJI,
  LEA,
  MENTION_BOT,
  MIRA,
  NADIA,
  RAVI,
  STANDUP_BOT,
  TOMAS,
  mentionTag,
} from './cast';
import { chatter } from './chatter';
import { oldTalks, releaseTalks } from './talk';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const PEOPLE = [MIRA, JO, RAVI, LEA, KENJI, TOMAS, NADIA, ELIN];

/** The longest chat: a week of talk, older messages that the platform no longer shows, and one message of each kind at the end. */
export function releaseRoom(random: RandomSource): SeedGroup {
  const common = { random, people: PEOPLE, bot: DEPLOY_BOT };
  return {
    name: 'Release room',
    group_id: 'NDAwNzExMjIzMzQ0',
    owner: MIRA,
    admins: [TOMAS],
    members: PEOPLE,
    bots: [{ app: DEPLOY_BOT }, { app: STANDUP_BOT }],
    chat_history_for_new_members: '7 days',
    messages: [
      ...chatter({
        ...common,
        talks: oldTalks,
        fromMs: 14 * DAY_MS,
        toMs: 7.5 * DAY_MS,
        everyMs: 14 * HOUR_MS,
        idPrefix: 'old',
      }),
      ...oldThread,
      ...chatter({
        ...common,
        talks: releaseTalks,
        fromMs: 7 * DAY_MS - HOUR_MS,
        toMs: 3 * HOUR_MS,
        everyMs: 1.6 * HOUR_MS,
        idPrefix: 'week',
      }),
      ...latest,
    ],
  };
}

/** Its root is older than seven days: history hides it, the thread still shows it. */
const oldThread: SeedMessage[] = [
  {
    id: 'flags',
    from: ELIN,
    ago: '9d 2h',
    text: 'Feature flags we want to remove this month, one reply each please',
  },
  { from: JO, ago: '8d 22h', thread: 'flags', text: '`old_export`, nothing reads it any more' },
  {
    from: LEA,
    ago: '2d 4h',
    thread: 'flags',
    text: '`tablet_beta` can go as soon as the pilot clinics have updated',
  },
];

const latest: SeedMessage[] = [
  { id: 'when', from: MIRA, ago: '2h 50m', text: 'Release at 17:00? Everything is green here' },
  { from: JO, ago: '2h 48m', thread: 'when', text: 'fine with me, the migration is done' },
  {
    from: NADIA,
    ago: '2h 45m',
    thread: 'when',
    text: 'two checks left:\n- swap request on the small tablet\n- calendar export with 200 people',
  },
  { from: TOMAS, ago: '2h 41m', thread: 'when', text: 'I watch the error rate from 16:45 on' },
  { from: NADIA, ago: '1h 58m', thread: 'when', text: 'both **ok**, go from my side' },
  { id: 'ask', from: RAVI, ago: '1h 50m', text: `${MENTION_BOT} status of 1482 please` },
  {
    id: 'deploy',
    from: DEPLOY_BOT,
    ago: '1h 49m',
    card: {
      elements: [
        { element_type: 'title', title: { text: 'Deploy 1482' } },
        {
          element_type: 'description',
          description: {
            text: 'Target: **production**\nAuthor: Ravi Menon\nChecks: lint, unit, e2e: all green',
          },
        },
        {
          element_type: 'button',
          button: {
            button_type: 'redirect',
            text: 'Open pipeline',
            mobile_link: { type: 'web', path: 'https://ci.example.com/1482' },
            desktop_link: { type: 'web', path: 'https://ci.example.com/1482' },
          },
        },
        {
          element_type: 'button_group',
          button_group: [
            { button_type: 'callback', text: 'Deploy', value: 'dep:go:1482:k93x' },
            { button_type: 'callback', text: 'Cancel', value: 'dep:stop:1482:k93x' },
          ],
        },
      ],
    },
  },
  { from: MIRA, ago: '1h 40m', thread: 'deploy', text: 'pressed it' },
  {
    id: 'chart',
    from: TOMAS,
    ago: '1h 12m',
    image: {
      base64: lineChart([0.18, 0.2, 0.17, 0.22, 0.19, 0.55, 0.82, 0.4, 0.24, 0.2, 0.19, 0.18], [214, 69, 65]),
    },
  },
  {
    from: TOMAS,
    ago: '1h 11m',
    quote: 'chart',
    text: 'errors per minute, that bump is the restart and nothing else',
  },
  {
    from: JO,
    ago: '1h 9m',
    text: `${mentionTag(TOMAS)} ${mentionTag(KENJI)} looks calm, shall we go to all clinics?`,
  },
  { from: KENJI, ago: '1h 7m', tag: 'sticker' },
  {
    from: DEPLOY_BOT,
    ago: '58m',
    file: {
      filename: 'deploy-1482.log',
      text: [
        '16:58:02 planner-api  stopping 4 of 4 old instances',
        '16:58:11 planner-api  instance 1 healthy after 6.1 s',
        '16:58:19 planner-api  instance 2 healthy after 5.8 s',
        '16:58:26 planner-api  instance 3 healthy after 6.0 s',
        '16:58:34 planner-api  instance 4 healthy after 6.4 s',
        '16:58:35 sync-worker  queue drained, 0 jobs lost',
        '16:58:41 smoke        14 of 14 checks passed',
        '',
      ].join('\n'),
    },
  },
  {
    id: 'forward',
    from: ELIN,
    ago: '40m',
    forwarded: [
      {
        from: 'priya.nair@example.com',
        ago: '1h 2m',
        text: 'the clinic in the harbour says thank you for the export fix',
      },
      {
        from: 'priya.nair@example.com',
        ago: '1h 1m',
        text: 'and asks when the night shift column comes back',
      },
      {
        from: ELIN,
        ago: '55m',
        forwarded: [{ from: LEA, ago: '1d 3h', text: 'column is in the next build, behind the flag' }],
      },
    ],
  },
  {
    from: LEA,
    ago: '31m',
    quote: 'forward',
    text: 'column is in, I switch the flag on for them today',
    edited: '29m',
  },
  { from: KENJI, ago: '22m', tag: 'audio' },
  { from: MIRA, ago: '12m', text: 'Version `v4.6.0` is everywhere. **Thank you all**, quiet evening' },
];
