import { draftCard, draftText } from '../../../../src/emulator/messages/draftBody';
import { resolveInGroup } from '../../../../src/emulator/messages/mentions';
import { defaultEventSwitches } from '../../../../src/emulator/events/eventSwitches';
import { eventsOf } from '../../../../src/emulator/events/eventsOf';
import type { EventSwitches, OutgoingEvent } from '../../../../src/emulator/events/outgoingEvent';
import { restRefusals } from '../../../../src/emulator/refusal';
import { LiveWorld } from '../../../../src/emulator/world/change';
import { registerApp } from '../../../../src/emulator/world/changes/apps';
import { addGroup, draftGroup } from '../../../../src/emulator/world/changes/groups';
import type { NewMessage } from '../../../../src/emulator/world/changes/messages';
import { addMessage } from '../../../../src/emulator/world/changes/messages';
import { addPerson } from '../../../../src/emulator/world/changes/people';
import { addSystemAccount, draftSystemAccount } from '../../../../src/emulator/world/changes/systemAccounts';
import { messageId } from '../../../../src/emulator/world/messageIds';
import type {
  ChatPlace,
  DraftBody,
  MessageRecord,
  SenderRef,
} from '../../../../src/emulator/world/messageRecords';
import type { CardElements } from '../../../../src/contract/cards';
import type { AppRecord, GroupRecord } from '../../../../src/emulator/world/records';

export const LINKS = 'http://127.0.0.1:4000';
export const NOW_MS = 1_767_225_600_000;
export const EVERY_MESSAGE = 'Receive Group Chat Messages';

export const deploy = { name: 'Deploy Bot', appId: 'MTAwMDAwMDAwMDAx', botSeatalkId: '9355500022' };
export const standup = { name: 'Standup Bot', appId: 'MTAwMDAwMDAwMDAy', botSeatalkId: '9355500033' };
/** Not in the group. */
export const away = { name: 'Away Bot', appId: 'MTAwMDAwMDAwMDAz', botSeatalkId: '9355500044' };

export const MIRA_REF = {
  seatalk_id: '9012345678',
  employee_code: 'e_7k2m9q4x',
  email: 'mira.tan@example.com',
};
export const JO_REF = { seatalk_id: '9077700011', employee_code: 'e_3v8n1b6c', email: 'jo.lim@example.com' };
/** Of another organization. */
export const PARTNER_REF = { seatalk_id: '9088800022', employee_code: '', email: '' };

const person = (ref: { seatalk_id: string }): SenderRef => ({ kind: 'person', seatalkId: ref.seatalk_id });
export const mira = person(MIRA_REF);
export const jo = person(JO_REF);
export const partner = person(PARTNER_REF);
/** Of nobody's organization, and in no chat. */
export const stranger: SenderRef = { kind: 'person', seatalkId: '9099900099' };
export const alerts: SenderRef = { kind: 'system_account', seatalkId: '9600000033' };
export const botOf = ({ botSeatalkId }: { botSeatalkId: string }): SenderRef => ({
  kind: 'bot',
  seatalkId: botSeatalkId,
});

export const mention = ({ botSeatalkId }: { botSeatalkId: string }) =>
  `<mention-tag target="seatalk://user?id=${botSeatalkId}"/>`;

export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const image: DraftBody = {
  kind: 'image',
  file: { bytes: PNG, contentType: 'image/png', filename: '' },
};
export const video: DraftBody = {
  kind: 'video',
  file: { bytes: PNG, contentType: 'video/mp4', filename: '' },
};
export const trace: DraftBody = {
  kind: 'file',
  file: { bytes: PNG, contentType: 'text/plain', filename: 'trace.txt' },
};
export const sticker: DraftBody = { kind: 'other', tag: 'sticker' };

interface More {
  readonly root?: MessageRecord;
  readonly quoted?: MessageRecord;
  readonly isPast?: boolean;
  readonly sentAtMs?: number;
  readonly place?: ChatPlace;
}

/**
 * A group of Mira, Jo, and Priya of a partner, with two bots and a webhook; a third bot is elsewhere. What is raised is kept until it is
 * asked for.
 */
export class SmallWorld {
  readonly live = LiveWorld.empty(7);
  readonly groupId = 'NDAwNzExMjIzMzQ0';
  readonly place: ChatPlace = { kind: 'group', groupId: this.groupId };
  readonly direct: ChatPlace = { kind: 'direct', appId: deploy.appId, seatalkId: mira.seatalkId };
  #events: OutgoingEvent[] = [];

  constructor(switches: Partial<EventSwitches> = {}) {
    const { live } = this;
    for (const app of [deploy, standup, away]) registerApp(live, app);
    const people = [
      { ...MIRA_REF, name: 'Mira Tan' },
      { ...JO_REF, name: 'Jo Lim' },
      { ...PARTNER_REF, name: 'Priya Nair', employee_code: 'x_11', email: 'priya@partner.example' },
    ];
    for (const { seatalk_id: seatalkId, employee_code: employeeCode, email, name } of people)
      addPerson(live, { seatalkId, employeeCode, email, name, external: name === 'Priya Nair' });
    const group = draftGroup(live, {
      groupId: this.groupId,
      name: 'Release room',
      members: new Map([
        [mira.seatalkId, 'owner'],
        [jo.seatalkId, 'member'],
        [partner.seatalkId, 'member'],
      ]),
      bots: new Map([
        [deploy.appId, 0],
        [standup.appId, 0],
      ]),
    });
    addGroup(live, group, mira);
    const { seatalkId } = alerts;
    addSystemAccount(
      live,
      draftSystemAccount(live, { groupId: this.groupId, name: 'Alerts', seatalkId }),
      mira,
    );
    live.listen((write) => {
      const options = { switches: { ...defaultEventSwitches, ...switches }, linkOrigin: LINKS };
      this.#events.push(...eventsOf(live.world, { ...write, atMs: NOW_MS }, options));
    });
  }

  get group(): GroupRecord {
    return this.live.world.groups.get(this.groupId) as GroupRecord;
  }

  app({ appId }: { appId: string }): AppRecord {
    return this.live.world.apps.get(appId) as AppRecord;
  }

  /** The events since the last time. */
  raised(): OutgoingEvent[] {
    return this.#events.splice(0);
  }

  /** What the bots are told since the last time: the bot's name and the type, in order. */
  told(): string[] {
    return this.raised().map(({ appId, type }) => `${this.app({ appId }).name}: ${type}`);
  }

  /** Writes formatted text in the group. */
  say(by: SenderRef, text: string, more: More = {}): MessageRecord {
    const resolve = resolveInGroup(this.live.world, this.group);
    return this.write(by, draftText({ resolve }, text, 1), more);
  }

  /** Writes in the group. */
  write(by: SenderRef, body: DraftBody, more: More = {}): MessageRecord {
    const message: NewMessage = { place: this.place, sender: by, sentAtMs: NOW_MS, body, ...more };
    return addMessage(this.live, message);
  }

  card(by: SenderRef, elements: CardElements, more: More = {}): MessageRecord {
    const resolve = resolveInGroup(this.live.world, this.group);
    return this.write(by, draftCard({ refusals: restRefusals, resolve }, elements), more);
  }

  /** Writes as Mira to the first bot. */
  tell(text: string, more: More = {}): MessageRecord {
    return this.write(mira, draftText({}, text, 1), { place: this.direct, ...more });
  }
}

/** The id by which an app knows a message. */
export const idFor = ({ appId }: { appId: string }, { uid }: MessageRecord) => messageId(appId, uid);

/** The `message` of an event. */
export const messageIn = (event: OutgoingEvent | undefined) =>
  event?.body['message'] as Record<string, unknown>;
