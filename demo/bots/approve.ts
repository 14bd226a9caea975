/**
 * A bot to begin with, in plain Node. In a direct chat it says back what it is told. Mentioned in a group, it asks for an approval with a
 * card in the thread, and writes on the card who decided. It reads SEATALK_APP_ID, SEATALK_APP_SECRET, SEATALK_SIGNING_SECRET,
 * SEATALK_BASE_URL, and PORT from the environment, or from `.env` in the working directory.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface SeaTalkEvent {
  event_id: string;
  event_type: string;
  event: {
    seatalk_challenge?: string;
    employee_code?: string;
    seatalk_id?: string;
    group_id?: string;
    message_id?: string;
    value?: string;
    message?: {
      message_id: string;
      thread_id?: string;
      tag: string;
      text?: { content?: string; plain_text?: string; mentioned_list?: { username: string }[] };
    };
  };
}
interface Answer {
  code: number;
  message?: string;
  app_access_token?: string;
  expire?: number;
}

if (existsSync('.env')) process.loadEnvFile();
const {
  SEATALK_APP_ID: appId = '',
  SEATALK_APP_SECRET: appSecret = '',
  SEATALK_SIGNING_SECRET: signingSecret = '',
  SEATALK_BASE_URL: baseUrl = 'https://openapi.seatalk.io',
  PORT: port = '3000',
} = process.env;
if (!appId || !appSecret || !signingSecret)
  throw new Error('Set SEATALK_APP_ID, SEATALK_APP_SECRET, and SEATALK_SIGNING_SECRET.');

/** Tokens last two hours, and only 600 may be fetched in an hour: all calls share one. */
let token: { promise: Promise<string>; expiresAtMs: number } | undefined;

async function post(path: string, body: object, bearer?: string): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    ...(bearer && { authorization: `Bearer ${bearer}` }),
  };
  const answer = await fetch(baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return (await answer.json()) as Answer;
}

function getToken(): Promise<string> {
  if (token && Date.now() < token.expiresAtMs) return token.promise;
  const fetched = { promise: fetchToken(), expiresAtMs: Infinity };
  token = fetched;
  fetched.promise.catch(() => (fetched.expiresAtMs = 0));
  return fetched.promise;

  async function fetchToken(): Promise<string> {
    const answer = await post('/auth/app_access_token', { app_id: appId, app_secret: appSecret });
    if (answer.code !== 0) throw new Error(`No access token: code ${answer.code} ${answer.message ?? ''}`);
    // `expire` is a Unix time in seconds. A minute early, so that no call leaves with a token that ends on its way.
    fetched.expiresAtMs = ((answer.expire ?? 0) - 60) * 1000;
    return answer.app_access_token ?? '';
  }
}

async function call(path: string, body: object): Promise<void> {
  let answer = await post(path, body, await getToken());
  if (answer.code === 100) {
    // The token isn't valid any more.
    token = undefined;
    answer = await post(path, body, await getToken());
  }
  // A call can fail with HTTP 200: the code tells.
  if (answer.code !== 0) throw new Error(`${path}: code ${answer.code} ${answer.message ?? ''}`);
}

async function handle({ event_type: type, event }: SeaTalkEvent): Promise<void> {
  if (type === 'message_from_bot_subscriber') return echo(event);
  if (type === 'new_mentioned_message_received_from_group_chat') return ask(event);
  if (type === 'interactive_message_click') return decide(event);
}

async function echo({ employee_code, message }: SeaTalkEvent['event']): Promise<void> {
  // People of other organizations have no employee code here, and can't be written to.
  if (!employee_code || !message) return;
  const content = `You said: ${message.text?.content ?? message.tag}`;
  const thread_id = message.thread_id === '0' ? '' : message.thread_id;
  await call('/messaging/v2/single_chat_typing', { employee_code, ...(thread_id && { thread_id }) });
  const text = { tag: 'text', text: { format: 2, content }, ...(thread_id && { thread_id }) };
  await call('/messaging/v2/single_chat', { employee_code, message: text });
}

async function ask({ group_id, message }: SeaTalkEvent['event']): Promise<void> {
  if (!message) return;
  let request = message.text?.plain_text ?? '';
  for (const { username } of message.text?.mentioned_list ?? [])
    request = request.replace(`@${username}`, '');
  // Buttons carry what the bot needs to know later, so that it keeps nothing itself. A value has up to 200 characters.
  const subject = request.trim().replace(/^(.{100}).*$/su, '$1') || 'this';
  const button = (text: string) => ({ button_type: 'callback', text, value: `${text}:${subject}` });
  const elements = [
    { element_type: 'title', title: { text: 'Approval needed' } },
    { element_type: 'description', description: { format: 2, text: subject } },
    { element_type: 'button_group', button_group: [button('Approve'), button('Reject')] },
  ];
  const card = { tag: 'interactive_message', interactive_message: { elements } };
  const thread_id = message.thread_id || message.message_id;
  await call('/messaging/v2/group_chat', { group_id, message: { ...card, thread_id } });
}

async function decide({ message_id, value = '', seatalk_id }: SeaTalkEvent['event']): Promise<void> {
  const [, decision, subject = ''] = /^(Approve|Reject):(.*)$/s.exec(value) ?? [];
  if (!decision) return;
  const who = `<mention-tag target="seatalk://user?id=${seatalk_id ?? ''}"/>`;
  const elements = [
    { element_type: 'title', title: { text: decision === 'Approve' ? 'Approved' : 'Rejected' } },
    { element_type: 'description', description: { format: 2, text: subject } },
    { element_type: 'description', description: { format: 1, text: `by ${who}` } },
  ];
  // Without buttons, nobody can decide again.
  await call('/messaging/v2/update', { message_id, message: { interactive_message: { elements } } });
}

/** The signature is a hash of the bytes as they came, followed by the signing secret. */
function isSigned(bytes: Buffer, signature: unknown): boolean {
  const expected = createHash('sha256').update(bytes).update(signingSecret).digest('hex');
  return (
    typeof signature === 'string' &&
    signature.length === expected.length &&
    timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(expected))
  );
}

/** SeaTalk repeats an event that wasn't answered in time, with the same ID. */
const seen = new Set<string>();

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  if (request.method !== 'POST' || !isSigned(bytes, request.headers['signature'])) {
    response.writeHead(request.method === 'POST' ? 401 : 405).end();
    return;
  }
  const event = JSON.parse(bytes.toString('utf8')) as SeaTalkEvent;
  const { seatalk_challenge } = event.event;
  // Answered first, as SeaTalk waits 5 seconds. Only the challenge needs a body.
  response.setHeader('content-type', 'application/json');
  response.end(seatalk_challenge === undefined ? '{}' : JSON.stringify({ seatalk_challenge }));
  if (seatalk_challenge !== undefined || seen.has(event.event_id)) return;
  seen.add(event.event_id);
  if (seen.size > 1000) seen.delete(seen.values().next().value ?? '');
  await handle(event);
}

const server = createServer((request, response) => {
  receive(request, response).catch((error: unknown) => {
    console.error(String(error));
    if (!response.headersSent) response.writeHead(400).end();
  });
});
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`);
});
