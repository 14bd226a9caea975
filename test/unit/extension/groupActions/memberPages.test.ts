import assert from 'node:assert/strict';
import type { SeaTalkClient } from '../../../../src/client/seaTalkClient';
import type { ResponseOf } from '../../../../src/contract/endpoints';
import { MemberPages } from '../../../../src/extension/groupActions/page/memberPages';

type Answer = ResponseOf<'getGroupInfo'> | Error;

function pagesOf(...answers: Answer[]) {
  const cursors: (string | undefined)[] = [];
  const client: Pick<SeaTalkClient, 'getGroupInfo'> = {
    getGroupInfo: ({ cursor }) => {
      cursors.push(cursor);
      const answer = answers.shift() ?? new Error('nobody answers');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  return { cursors, pages: new MemberPages(client, 'group', () => undefined) };
}

const page = (ids: readonly string[], next = '', more: object = {}): Answer => ({
  next_cursor: next,
  group: { group_name: 'Release room', group_user_list: ids.map((seatalk_id) => ({ seatalk_id })), ...more },
});
const idsOf = ({ members }: MemberPages) => members.map(({ seatalk_id: id }) => id);

describe('the members of a group, a page at a time', () => {
  it('are read one page at first, and one more when asked', async () => {
    const { cursors, pages } = pagesOf(page(['1', '2'], 'next'), page(['3']));
    await pages.restart();
    assert.deepEqual([idsOf(pages), pages.hasMore], [['1', '2'], true]);
    await pages.more();
    assert.deepEqual([idsOf(pages), pages.hasMore], [['1', '2', '3'], false]);
    assert.deepEqual(cursors, [undefined, 'next']);
  });

  it('are read to the end when asked, none twice', async () => {
    const { pages } = pagesOf(page(['1'], 'a'), page(['1', '2'], 'b'), page(['3']));
    await pages.restart();
    await pages.all();
    assert.deepEqual(idsOf(pages), ['1', '2', '3']);
  });

  it('bring bots and system accounts along, under the older names and the newer', async () => {
    const { pages } = pagesOf(
      page([], 'next', {
        group_bot_list: ['b1'],
        group_bot: [{ seatalk_id: 'b1', external: true }],
        group_system_account_list: ['s1'],
      }),
      page([], '', { group_bot_list: ['b2'], group_system_account: [{ seatalk_id: 's2' }] }),
    );
    await pages.restart();
    await pages.more();
    assert.deepEqual(
      [...pages.bots],
      [
        ['b1', true],
        ['b2', false],
      ],
    );
    assert.deepEqual([...pages.systemAccounts], ['s1', 's2']);
  });

  it('stay after a failure, which is kept until a page could be read', async () => {
    const { pages } = pagesOf(page(['1'], 'next'), new Error('offline'), page(['2']));
    await pages.restart();
    await pages.more();
    assert.deepEqual([idsOf(pages), String(pages.error)], [['1'], 'Error: offline']);
    await pages.more();
    assert.deepEqual([idsOf(pages), pages.error], [['1', '2'], undefined]);
  });

  it('are read anew where the cursor has expired', async () => {
    const gone = Object.assign(new Error('cursor'), { code: 2004 });
    const { pages } = pagesOf(page(['1'], 'old'), gone, page(['1', '2']));
    await pages.restart();
    await pages.more();
    assert.deepEqual([idsOf(pages), pages.error], [['1', '2'], undefined]);
  });

  it('are left as they are where reading is stopped', async () => {
    const { pages } = pagesOf(page(['1'], 'next'), page(['2'], 'more'));
    await pages.restart();
    const reading = pages.all();
    pages.stop();
    await reading;
    assert.deepEqual([idsOf(pages), pages.isLoading, pages.error], [['1'], false, undefined]);
  });
});
