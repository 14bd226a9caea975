import assert from 'node:assert/strict';
import { eventTable, eventTypes, sampleEvent } from '../../../../src/contract/eventTable';
import { eventFacts } from '../../../../src/extension/events/model/eventFacts';
import { attemptJson, eventJson } from '../../../../src/extension/events/model/eventJson';
import { readNames, unnamedIn } from '../../../../src/extension/events/model/names';
import { questionsOf, testEventBody } from '../../../../src/extension/events/model/testEvents';
import { attempt, bodyOf } from './samples';

const answers = {
  bot: { name: 'Deploy Bot', seatalkId: '9355500022' },
  person: { seatalk_id: '9012345678', employee_code: 'e_7k2m9q4x', email: 'mira.tan@example.com' },
  group: { groupId: 'g', name: 'Release room', external: false, settings: { can_notify_with_at_all: true } },
  rootId: undefined,
  button: { messageId: 'card', value: 'deploy', groupId: 'g', threadId: '' },
  text: 'status please',
  messageId: 'm',
  challenge: 'q7Lw',
  nowSec: 1_767_225_900,
};

describe('what a row tells of an event', () => {
  const facts = (type: (typeof eventTypes)[number]) => eventFacts(bodyOf(sampleEvent(type)));

  it('is who did it, where, and what, wherever the event has it', () => {
    const mira = { seatalkId: '9012345678', email: 'mira.tan@example.com' };
    assert.deepEqual(facts('message_from_bot_subscriber'), {
      person: mira,
      groupId: undefined,
      groupName: undefined,
      inThread: false,
      threadId: undefined,
      gist: 'status 1482',
      tag: 'text',
    });
    const thread = facts('new_message_received_from_thread');
    assert.deepEqual(
      [thread.person?.email, thread.inThread, thread.tag],
      ['jo.lim@example.com', true, 'image'],
    );
    const added = facts('bot_added_to_group_chat');
    assert.deepEqual([added.person, added.groupName], [mira, 'Release room']);
    assert.equal(facts('interactive_message_click').gist, 'leave:approve:8841');
  });

  it('is a person for every event but those that name none', () => {
    const nobody = eventTypes.filter((type) => facts(type).person === undefined);
    assert.deepEqual(nobody, ['event_verification', 'new_bot_subscriber']);
  });

  it('takes the main chat for no thread, whichever of its marks it has, and nothing from what is no event', () => {
    const inThread = (thread_id: unknown) =>
      eventFacts(JSON.stringify({ event: { group_id: 'g', message: { thread_id } } })).inThread;
    assert.deepEqual(['', '0', undefined, null, 't'].map(inThread), [false, false, false, false, true]);
    for (const odd of ['', 'null', '[]', '{"event":7}', '{"event":{"message":"x"}}'])
      assert.equal(eventFacts(odd).person, undefined, odd);
  });

  it('asks for the names that are missing', () => {
    const names = readNames(
      { people: [{ seatalk_id: '9012345678', name: 'Mira Tan', email: '' }] },
      { groups: [{ group_id: 'other', name: 'Other' }] },
    );
    const missing = unnamedIn(facts('bot_removed_from_group_chat'), names);
    assert.deepEqual(missing, ['NDAwNzExMjIzMzQ0']);
    assert.deepEqual(unnamedIn(facts('bot_added_to_group_chat'), names), []);
  });
});

describe('a test event', () => {
  it('has the shape that the platform gives to its type, for every type', () => {
    for (const type of eventTypes) {
      const body = testEventBody(type, answers);
      const { body: schema, sample } = eventTable[type];
      schema.parse(body);
      const missing = Object.keys(sample).filter((key) => !Object.hasOwn(body, key));
      assert.deepEqual(missing, [], type);
      assert.ok(!JSON.stringify(body).includes('null'), type);
    }
  });

  it('has empty places where nothing was answered, and can still be sent', () => {
    const { bot, messageId, challenge, nowSec } = answers;
    for (const type of eventTypes)
      eventTable[type].body.parse(testEventBody(type, { bot, messageId, challenge, nowSec }));
  });

  it('mentions the bot by name, or belongs to a thread', () => {
    const mention = eventFacts(
      JSON.stringify({ event: testEventBody('new_mentioned_message_received_from_group_chat', answers) }),
    );
    assert.equal(mention.gist, '@Deploy Bot status please');
    assert.ok(questionsOf('new_message_received_from_thread').includes('root'));
    const reply = testEventBody('new_message_received_from_thread', { ...answers, rootId: 'root' });
    assert.ok(eventFacts(JSON.stringify({ event: reply })).inThread);
  });
});

describe('an event as a document', () => {
  it('is its envelope, and an attempt has all that went and came', () => {
    assert.deepEqual(JSON.parse(eventJson({ body: bodyOf() })), sampleEvent('user_enter_chatroom_with_bot'));
    const outcome = {
      kind: 'answered',
      status: 401,
      headers: { server: 'x' },
      body: '{"no":1}',
      body_bytes: 8,
    };
    const shown = JSON.parse(attemptJson(attempt(1, { outcome }))) as Record<string, Record<string, unknown>>;
    assert.deepEqual(shown['answer'], {
      status: 401,
      headers: { server: 'x' },
      body: { no: 1 },
      body_bytes: 8,
    });
    assert.equal(shown['request']?.['url'], 'http://localhost:3000/callback');
  });

  it('is shown as it is where it isn’t JSON', () => {
    assert.equal(eventJson({ body: 'no JSON' }), 'no JSON\n');
  });
});
