import assert from 'node:assert/strict';
import { eventBodies, eventEnvelope, isEventType } from '../../../src/contract/events';

const envelope = (type: string, event: unknown) => ({
  event_id: '5500017',
  event_type: type,
  timestamp: 1_767_225_600,
  app_id: 'MTIzNDU2Nzg5MDEy',
  event,
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
      eventBodies.bot_removed_from_group_chat.safeParse({ group_id: 'NDAwNzExMjIzMzQ0', remover: person })
        .success,
      true,
    );
    assert.equal(
      eventBodies.bot_added_to_group_chat.safeParse({
        group: { group_id: 'NDAwNzExMjIzMzQ0', group_name: 'Release room' },
        inviter: person,
      }).success,
      true,
    );
    assert.equal(
      eventBodies.bot_added_to_group_chat.safeParse({ group_id: 'NDAwNzExMjIzMzQ0' }).success,
      false,
    );
  });

  it('read a click whether the person stands beside the value or under sender', () => {
    const click = { message_id: 'm', value: 'leave:approve:8841', group_id: '', thread_id: '' };
    assert.equal(
      eventBodies.interactive_message_click.safeParse({ ...click, employee_code: 'e_7k2m9q4x' }).success,
      true,
    );
    assert.equal(
      eventBodies.interactive_message_click.safeParse({ ...click, sender: { employee_code: 'e_7k2m9q4x' } })
        .success,
      true,
    );
  });
});
