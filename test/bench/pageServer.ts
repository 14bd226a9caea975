/* A platform that answers every call with the same page of messages, in a process of its own. Prints its port. */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

const MESSAGES = 100;

/** Messages as the platform writes them: every unfilled object is there as null. */
function message(index: number): object {
  const sender = {
    seatalk_id: `90123${index % 12}`,
    employee_code: `e_7k2m9q4x${index % 12}`,
    email: `person.${index % 12}@example.com`,
    sender_type: 1,
  };
  return {
    message_id: `Yb3nK8sVd1XqT6mZr0LwPc5HfJ9uGaEiO2tQvCxBk${index}`,
    quoted_message_id: index % 9 === 0 ? `hN5bV8cX2zLk0QwErTyUiOpAsDfGhJk${index}` : '',
    thread_id: index % 5 === 0 ? `pJ4mT0sYcWn8RkUe2vBxQz6LhFa1Dg${index}` : '',
    sender,
    message_sent_time: 1_767_225_600 - index * 61,
    tag: index % 10 === 3 ? 'image' : 'text',
    text:
      index % 10 === 3
        ? null
        : {
            plain_text: `Build ${1400 + index} is through; the export job took ${index} s longer, @Jo Lim will look into it.`,
            last_edited_time: 0,
            mentioned_list: [
              {
                username: 'Jo Lim',
                seatalk_id: '9077700011',
                employee_code: 'e_3v8n1b6c',
                email: 'jo.lim@example.com',
              },
            ],
          },
    combined_forwarded_chat_history: null,
    image:
      index % 10 === 3
        ? { content: `http://127.0.0.1/messaging/v2/file/Hq2WeR4tYu6IoP8aSdFg${index}` }
        : null,
    video: null,
    file: null,
  };
}

const list = Array.from({ length: MESSAGES }, (_, index) => message(index));
const bodies: Record<string, Buffer> = Object.fromEntries(
  Object.entries({
    '/messaging/v2/group_chat/history': { code: 0, next_cursor: 'aV4kQ9sX1mT7', chat_history: list },
    '/messaging/v2/group_chat/joined': {
      code: 0,
      next_cursor: '',
      joined_group_chats: { group_id: ['g-1'] },
    },
    '/auth/app_access_token': { code: 0, app_access_token: 'invented-token-1', expire: 7200 },
    // The same messages in the envelopes of the other platforms.
    '/api/conversations.history': { ok: true, messages: list, response_metadata: { next_cursor: '' } },
    '/open-apis/im/v1/messages': { code: 0, msg: 'success', data: { items: list } },
    '/open-apis/auth/v3/tenant_access_token/internal': {
      code: 0,
      msg: 'ok',
      tenant_access_token: 'invented-token-2',
      expire: 7200,
    },
  }).map(([path, body]) => [path, Buffer.from(JSON.stringify(body))]),
);

const server = http.createServer((request, response) => {
  const body = bodies[(request.url ?? '').split('?')[0] ?? ''];
  request.resume();
  request.on('end', () => {
    response.writeHead(body ? 200 : 404, {
      'content-type': 'application/json',
      'content-length': body?.length ?? 0,
    });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
