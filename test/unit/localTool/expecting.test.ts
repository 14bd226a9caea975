import assert from 'node:assert/strict';
import { LocalWorld } from '../../../src/localTool/localSeaTalk';
import { FakeClock } from '../../support/fakeClock';
import { cardWith, TestBot } from './testBot';

const RELEASE_ROOM = 'NDAwNzExMjIzMzQ0';

describe('expecting something of a bot', () => {
  let clock: FakeClock;
  let seatalk: LocalWorld;
  let code: TestBot;
  before(async () => {
    clock = new FakeClock();
    seatalk = await new LocalWorld({}, clock).start();
    code = await TestBot.start(seatalk.app, () => Promise.resolve());
  });
  beforeEach(() => seatalk.reset());
  after(async () => {
    await seatalk.stop();
    await code.close();
  });
  const mira = () => seatalk.person('mira').employeeCode;
  const tellRoom = (content: string) => code.tellGroup(RELEASE_ROOM, { tag: 'text', text: { content } });

  it('takes each message once, in order', async () => {
    await code.tell(mira(), 'one');
    await code.tell(mira(), 'two');
    const bot = seatalk.bot();
    assert.deepEqual([(await bot.sent()).text, (await bot.sent()).text], ['one', 'two']);
    await assert.rejects(bot.sent({ within: 0 }), /It sent nothing that wasn't taken before/);
  });

  it('takes what came before in the same chat as well, and leaves other chats', async () => {
    await code.tell(mira(), 'working on it');
    await tellRoom('for the room');
    await code.tell(mira(), 'done');
    await seatalk.bot().sent({ text: 'done' });
    await assert.rejects(seatalk.bot().sent({ text: 'working', within: 0 }));
    assert.equal((await seatalk.bot().sent({ in: 'Release room' })).text, 'for the room');
  });

  it('waits until it comes, and several wait at once', async () => {
    const room = seatalk.bot().sent({ in: 'release room' });
    const direct = seatalk.bot().sent({ in: 'Mira Tan', text: /^h/g });
    await tellRoom('hello room');
    await code.tell(mira(), 'hello Mira');
    assert.deepEqual([(await room).text, (await direct).text], ['hello room', 'hello Mira']);
    assert.equal(clock.armed, 0);
  });

  it('lists what the bot sent instead, when the time is over', async () => {
    await code.tell(mira(), 'working on it');
    await code.tellGroup(RELEASE_ROOM, cardWith('Deploy?', ['Approve', 'Reject']));
    await code.tell('e_nobody', 'hi');
    const failing = assert.rejects(
      seatalk.bot().sent({ text: /done/, in: 'jo', within: 2_000 }),
      (error: Error) => {
        assert.equal(
          error.message,
          [
            `Deploy Bot didn't send a message with text /done/ in "jo" within 2000 ms.`,
            'What it sent and nobody took:',
            '  1. in "Mira Tan": "working on it"',
            '  2. in "Release room": "Deploy?" [Approve] [Reject]',
            'The latest rejected calls:',
            `  ${seatalk.calls().at(-1)?.call}: ${seatalk.calls().at(-1)?.code} ${seatalk.calls().at(-1)?.message}`,
          ].join('\n'),
        );
        return true;
      },
    );
    await clock.advance(2_000);
    await failing;
  });

  it('takes a streamed message when it is complete', async () => {
    const text = (content: string) => ({ text: { content } });
    const path = '/messaging/v2/single_chat';
    const { stream_id: id } = await code.call(`${path}/init_stream`, {
      employee_code: mira(),
      message: { tag: 'text', ...text('…') },
    });
    await assert.rejects(seatalk.bot().sent({ within: 0 }), /1\. in "Mira Tan": "…"/);
    const whole = seatalk.bot().sent();
    const part = (seq: number, content: string, finish: boolean) =>
      code.call(`${path}/update_stream`, {
        stream_id: id,
        employee_code: mira(),
        seq,
        finish,
        message: text(content),
      });
    assert.equal((await part(1, 'a b', false))['code'], 0);
    assert.equal((await part(2, 'a b c', true))['code'], 0);
    assert.equal((await whole).text, 'a b c');
  });

  it('ends when the local SeaTalk stops', async () => {
    const other = await new LocalWorld({ seed: 'empty' }, clock).start();
    const waiting = assert.rejects(other.bot().sent(), /didn't send a message/);
    await other.stop();
    await waiting;
    assert.equal(clock.armed, 0);
  });
});
