import assert from 'node:assert/strict';
import { tapEvent } from '../../../../src/cards/view/tapEvent';
import { sampleTap } from '../../../../src/cards/view/sampleTap';

describe('a tap on a callback button', () => {
  it('is the event of the documentation, field by field', () => {
    assert.deepEqual(tapEvent({ value: 'leave:approve:8841' }, sampleTap('group', 1_767_226_100_999)), {
      event_id: '5500505',
      event_type: 'interactive_message_click',
      timestamp: 1_767_226_100,
      app_id: 'MTIzNDU2Nzg5MDEy',
      event: {
        message_id: 'Zt7Qm2Vx0LcR9hYpB4nKdWfE6sUgJ1aO8iTqXv3MzCe',
        employee_code: 'e_7k2m9q4x',
        email: 'mira.tan@example.com',
        value: 'leave:approve:8841',
        seatalk_id: '9012345678',
        group_id: 'NDAwNzExMjIzMzQ0',
        thread_id: '',
      },
    });
  });

  it('has no group in a direct chat', () => {
    assert.equal(tapEvent({ value: 'a' }, sampleTap('direct', 0)).event.group_id, '');
  });
});
