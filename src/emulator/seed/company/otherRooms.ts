import { barChart, lineChart, screenSketch } from '../pictures';
import type { SeedGroup } from '../seedFile';
import {
  DEPLOY_BOT,
  ELIN,
  EVERYONE,
  JO,
  KENJI,
  LEA,
  MARCUS,
  MENTION_ALL,
  MIRA,
  NADIA,
  OWEN,
  PRIYA,
  RAVI,
  SOFIA,
  STANDUP_BOT,
  TOMAS,
  WEI,
  mentionTag,
} from './cast';

const bots = [{ app: DEPLOY_BOT }];

/** Only the first bytes of an MP4. It can be saved, but not played. */
const TINY_VIDEO = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1').toString('base64');

const onCall: SeedGroup = {
  name: 'On-call',
  group_id: 'NDAwNzExMjIzMzQ1',
  owner: TOMAS,
  members: [TOMAS, RAVI, JO, MIRA],
  bots,
  chat_history_for_new_members: '1 day',
  system_accounts: [
    { name: 'Alert Relay', key: 'LocalAlertRelayKey000001', seatalk_id: '9600000033' },
    { name: 'Old Pager', key: 'LocalOldPagerKey00000002', seatalk_id: '9600000034', active: false },
  ],
  messages: [
    {
      from: TOMAS,
      ago: '6d 9h',
      text: 'Handover: quiet week, one page on Tuesday (disk on `db-3`). Ravi has it from now',
    },
    { from: RAVI, ago: '6d 8h 55m', text: 'got it' },
    {
      id: 'disk',
      from: 'Alert Relay',
      ago: '2d 5h',
      text: `${mentionTag(RAVI)} Disk on **db-3** at 91 percent`,
    },
    { from: RAVI, ago: '2d 4h 57m', thread: 'disk', text: 'old exports again, cleaning up' },
    {
      from: RAVI,
      ago: '2d 4h 40m',
      thread: 'disk',
      text: 'down to 63 percent. I make the job delete them, PLAN-455',
    },
    { from: 'Alert Relay', ago: '2d 4h 38m', text: 'Resolved: disk on **db-3** at 63 percent' },
    {
      id: 'latency',
      from: 'Alert Relay',
      ago: '9h 20m',
      card: {
        elements: [
          { element_type: 'title', title: { text: 'Latency of planner-api' } },
          { element_type: 'description', description: { text: 'p95 is **1.8 s** since 5 min (limit 1 s)' } },
          {
            element_type: 'image',
            image: { content: lineChart([0.2, 0.22, 0.2, 0.25, 0.5, 0.78, 0.9, 0.88], [230, 140, 40]) },
          },
          {
            element_type: 'button',
            button: {
              button_type: 'redirect',
              text: 'Open dashboard',
              mobile_link: { type: 'web', path: 'https://dash.example.com/planner-api' },
              desktop_link: { type: 'web', path: 'https://dash.example.com/planner-api' },
            },
          },
        ],
      },
    },
    {
      from: RAVI,
      ago: '9h 17m',
      thread: 'latency',
      text: 'one clinic imports ten years of shifts. throttled it',
    },
    { from: MIRA, ago: '8h 2m', text: 'thanks Ravi. Should imports go through the night queue by default?' },
    { from: RAVI, ago: '7h 58m', text: 'above 1 000 rows, yes' },
  ],
};

const incident: SeedGroup = {
  name: 'Incident 231',
  group_id: 'NDAwNzExMjIzMzQ2',
  owner: TOMAS,
  members: [TOMAS, RAVI, MIRA, PRIYA, ELIN],
  bots,
  chat_history_for_new_members: '7 days',
  messages: [
    { id: 'start', from: PRIYA, ago: '3d 4h', text: 'Three clinics say swap requests vanish after approval' },
    {
      from: TOMAS,
      ago: '3d 3h 56m',
      text: 'I am incident lead. Ravi, please look at `sync-worker`; Priya keeps the clinics informed',
    },
    {
      from: RAVI,
      ago: '3d 3h 50m',
      text: 'queue is stuck since 09:12:\n```\nERROR sync: version 41 behind 42, dropped\nERROR sync: version 41 behind 42, dropped\n```',
    },
    { from: MIRA, ago: '3d 3h 46m', text: 'that is the new conflict rule. Roll back?' },
    { from: TOMAS, ago: '3d 3h 45m', text: 'yes, **rolling back** to 1468' },
    { from: DEPLOY_BOT, ago: '3d 3h 38m', text: '`sync-worker` **1468** is on production.' },
    { from: RAVI, ago: '3d 3h 30m', text: 'queue is moving, 212 requests replayed, none lost' },
    {
      from: PRIYA,
      ago: '3d 3h 12m',
      thread: 'start',
      text: 'two of three confirmed that their requests are back',
    },
    { from: PRIYA, ago: '3d 2h 50m', thread: 'start', text: 'third one too' },
    {
      from: TOMAS,
      ago: '2d 6h',
      file: {
        filename: 'incident-231.md',
        text: '# Incident 231: lost swap requests\n\n- 09:12 rollout of 1471\n- 09:40 first call from a clinic\n- 09:58 rollback to 1468\n- 10:06 queue empty, nothing lost\n\nCause: a version check compared texts instead of numbers.\n',
      },
    },
    {
      from: ELIN,
      ago: '2d 5h 30m',
      text: 'clear write-up, thank you. I take the follow-up for the in-app message',
    },
  ],
};

const design: SeedGroup = {
  name: 'Design review',
  group_id: 'NDAwNzExMjIzMzQ3',
  owner: SOFIA,
  members: [SOFIA, LEA, KENJI, ELIN, WEI],
  bots,
  chat_history_for_new_members: '7 days',
  messages: [
    { from: SOFIA, ago: '5d 3h', text: 'Month view, second round. Night shifts get their own lane now' },
    { id: 'sketch', from: SOFIA, ago: '5d 2h 59m', image: { base64: screenSketch([46, 120, 210]) } },
    {
      from: LEA,
      ago: '5d 2h 40m',
      quote: 'sketch',
      text: 'the button covers the last row on the small tablet',
    },
    { from: SOFIA, ago: '5d 2h 31m', text: 'right, I move it into the bar' },
    { id: 'sketch2', from: SOFIA, ago: '4d 22h', image: { base64: screenSketch([30, 140, 110]) } },
    { from: KENJI, ago: '4d 21h', thread: 'sketch2', text: 'green works better in the dark theme' },
    { from: ELIN, ago: '4d 20h 30m', thread: 'sketch2', text: 'do we have numbers on who uses dark?' },
    {
      from: WEI,
      ago: '4d 19h',
      thread: 'sketch2',
      image: { base64: barChart([0.35, 0.42, 0.48, 0.55, 0.61, 0.66], [90, 90, 160]) },
    },
    { from: WEI, ago: '4d 18h 58m', thread: 'sketch2', text: 'share of sessions in dark, last six months' },
    { from: SOFIA, ago: '1d 6h', video: { base64: TINY_VIDEO } },
    { from: SOFIA, ago: '1d 5h 58m', text: 'swipe between weeks, half speed so you see the easing' },
    { from: LEA, ago: '1d 5h 30m', text: 'lovely. I need the curve as numbers' },
  ],
};

const lunch: SeedGroup = {
  name: 'Lunch',
  group_id: 'NDAwNzExMjIzMzQ4',
  owner: MARCUS,
  members: [...EVERYONE],
  bots: [{ app: DEPLOY_BOT }, { app: STANDUP_BOT }],
  messages: [
    { from: MARCUS, ago: '4d 1h', text: 'Noodles or the salad place?' },
    { from: JO, ago: '4d 58m', text: 'noodles' },
    { from: NADIA, ago: '4d 55m', text: 'noodles' },
    { from: SOFIA, ago: '4d 50m', text: 'salad, but I follow the crowd' },
    {
      from: MARCUS,
      ago: '1d 2h',
      text: 'New coffee beans in the kitchen, please write on the sheet what you think',
    },
    { from: KENJI, ago: '1d 1h 40m', tag: 'gif' },
    {
      id: 'cake',
      from: PRIYA,
      ago: '3h 30m',
      text: 'There is **cake** on the second floor: Wei has a birthday',
    },
    { from: WEI, ago: '3h 20m', thread: 'cake', text: 'lemon, and one without nuts' },
    { from: RAVI, ago: '3h 2m', thread: 'cake', text: 'the one without nuts is gone, sorry' },
    { from: TOMAS, ago: '2h 58m', tag: 'location' },
  ],
};

const partner: SeedGroup = {
  name: 'Badge reader partners',
  group_id: 'NDAwNzExMjIzMzQ5',
  owner: ELIN,
  members: [ELIN, JO, PRIYA, OWEN],
  bots,
  external: true,
  chat_history_for_new_members: '7 days',
  messages: [
    {
      from: ELIN,
      ago: '6d 2h',
      text: 'Welcome <mention-tag target="seatalk://user?id=9888800044"/>, Jo will help with the interface',
    },
    { from: OWEN, ago: '6d 1h 50m', text: 'Thanks! We send a reading each time a badge is held to the door' },
    {
      id: 'format',
      from: OWEN,
      ago: '6d 1h 48m',
      text: 'One line each:\n```\n2031;clinic-14;door-2;in;07:58:12\n```',
    },
    { from: JO, ago: '6d 1h 20m', thread: 'format', text: 'is the time local or UTC?' },
    { from: OWEN, ago: '6d 1h 15m', thread: 'format', text: 'local. I can add the offset' },
    {
      from: JO,
      ago: '6d 1h 14m',
      thread: 'format',
      text: 'yes please, that saves us a lot of trouble in October',
    },
    {
      from: OWEN,
      ago: '1d 8h',
      file: {
        filename: 'readings.csv',
        text: 'badge;clinic;door;way;time\n2031;clinic-14;door-2;in;07:58:12+02:00\n1187;clinic-14;door-2;in;07:59:40+02:00\n',
      },
    },
    { from: PRIYA, ago: '1d 7h 30m', text: 'the clinic would like to start with two doors next week' },
  ],
};

const allHands: SeedGroup = {
  name: 'All hands',
  group_id: 'NDAwNzExMjIzMzUw',
  owner: MARCUS,
  members: [...EVERYONE],
  bots,
  can_view_member_list: false,
  can_notify_with_at_all: true,
  members_may_add: false,
  messages: [
    {
      from: MARCUS,
      ago: '5d 6h',
      text: `${MENTION_ALL} Office is closed on Friday, the floor gets new carpet`,
    },
    {
      from: ELIN,
      ago: '2d 7h',
      text: 'Forty clinics plan with us since this week. That was the goal for the year',
    },
    { from: MIRA, ago: '2d 6h 50m', text: 'wow' },
    { from: MARCUS, ago: '1d 4h', tag: 'contact_card' },
    { from: MARCUS, ago: '1d 3h 58m', text: 'Hana joins design on Monday, say hello' },
  ],
};

/** A group without a bot: calls get code 7001. */
const leads: SeedGroup = {
  name: 'Leads',
  group_id: 'NDAwNzExMjIzMzUx',
  owner: MIRA,
  members: [MIRA, ELIN, TOMAS, SOFIA],
  messages: [
    { from: MIRA, ago: '1d 1h', text: 'Plan for the quarter is in the wiki, comments until Thursday' },
  ],
};

export const otherRooms: readonly SeedGroup[] = [onCall, incident, design, lunch, partner, allHands, leads];
