import assert from 'node:assert/strict';
import type { PlatformEvent } from '../../../src/contract/event';
import {
  eventEnvelope,
  eventTable,
  eventTypes,
  isEventType,
  sampleEvent,
} from '../../../src/contract/eventTable';

const envelope = (type: string, event: unknown) => ({
  event_id: '5500017',
  event_type: type,
  timestamp: 1_767_225_600,
  app_id: 'MTIzNDU2Nzg5MDEy',
  event,
});

const rows = eventTypes.map((type) => [type, eventTable[type] as PlatformEvent] as const);

describe('the event table', () => {
  it('has the types of the list of events, as they are on the wire', () => {
    assert.deepEqual(eventTypes.toSorted(), [
      'bot_added_to_group_chat',
      'bot_removed_from_group_chat',
      'event_verification',
      'group_chat_converted_to_external_group',
      'interactive_message_click',
      'message_from_bot_subscriber',
      'new_bot_subscriber',
      'new_mentioned_message_received_from_group_chat',
      'new_message_received_from_group_chat',
      'new_message_received_from_thread',
      'user_enter_chatroom_with_bot',
    ]);
  });

  for (const [type, row] of rows) {
    it(`has a sample of ${type} that its schema reads without loss`, () => {
      const { event_type, event } = eventEnvelope.parse(sampleEvent(type));
      assert.equal(event_type, type);
      assert.deepEqual(row.body.parse(event), row.sample);
    });

    it(`lets fields that ${type} may get later through`, () => {
      const later = { ...sampleEvent(type).event, brand_new: { a: 1 } };
      assert.deepEqual(row.body.parse(later), later);
    });
  }

  it('says of each event what it is and where to read about it', () => {
    for (const [type, { title, docs }] of rows) {
      assert.match(title, /^[A-Z]/u, type);
      assert.match(docs, /^https:\/\/open\.seatalk\.io\/docs\/[\w-]+$/u, type);
    }
  });

  it('knows which events the documentation leaves out, and which are sent no more', () => {
    const odd = rows.filter(([, { standing }]) => standing !== 'documented');
    assert.deepEqual(
      odd.map(([type, { standing }]) => [type, standing]),
      [
        ['new_message_received_from_group_chat', 'vendor_only'],
        ['new_bot_subscriber', 'retired'],
      ],
    );
  });
});

describe('events', () => {
  it('survive with a type nobody knows yet', () => {
    const parsed = eventEnvelope.parse(envelope('brand_new_event', { what: 1 }));
    assert.equal(isEventType(parsed.event_type), false);
    assert.deepEqual(parsed.event, { what: 1 });
  });

  it('name the mention event as it is on the wire', () => {
    assert.equal(isEventType('new_mentioned_message_received_from_group_chat'), true);
    assert.equal(isEventType('new_mentioned_message_from_group_chat'), false);
  });

  it('carry the group beside the person when removed, and inside a group object when added', () => {
    const person = { seatalk_id: '9012345678', employee_code: 'e_7k2m9q4x', email: 'mira.tan@example.com' };
    assert.equal(
      eventTable.bot_removed_from_group_chat.body.safeParse({ group_id: 'NDAwNzExMjIzMzQ0', remover: person })
        .success,
      true,
    );
    assert.equal(
      eventTable.bot_added_to_group_chat.body.safeParse({
        group: { group_id: 'NDAwNzExMjIzMzQ0', group_name: 'Release room' },
        inviter: person,
      }).success,
      true,
    );
    assert.equal(
      eventTable.bot_added_to_group_chat.body.safeParse({ group_id: 'NDAwNzExMjIzMzQ0' }).success,
      false,
    );
  });

  it('read a click whether the person stands beside the value or under sender', () => {
    const click = { message_id: 'm', value: 'leave:approve:8841', group_id: '', thread_id: '' };
    assert.equal(
      eventTable.interactive_message_click.body.safeParse({ ...click, employee_code: 'e_7k2m9q4x' }).success,
      true,
    );
    assert.equal(
      eventTable.interactive_message_click.body.safeParse({
        ...click,
        sender: { employee_code: 'e_7k2m9q4x' },
      }).success,
      true,
    );
  });
});
