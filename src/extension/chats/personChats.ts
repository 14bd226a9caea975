import * as z from 'zod';
import type { ChatChange, ChatMembersJson } from '../../emulator/control/chatSchema';
import { chatChange, chatList, chatMembers, chatPage } from '../../emulator/control/chatSchema';
import { followControlLines } from '../local/controlLines';
import type { LocalSeaTalk } from '../local/localSeaTalk';
import type { BotNews } from './botTrouble';
import { readBotNews } from './botTrouble';

const peopleList = z.object({ people: z.array(z.object({ seatalk_id: z.string() })) });

export type ChatListJson = z.infer<typeof chatList>;
export type ChatPageJson = z.infer<typeof chatPage>;

/** A message as a person writes it. */
export interface PersonMessage {
  /** Key of the chat. */
  readonly chat: string;
  /** SeaTalk ID. */
  readonly from: string;
  readonly text?: string;
  readonly file?: { readonly name: string; readonly base64: string };
  /** Numbers of messages. */
  readonly rootUid?: number;
  readonly quotedUid?: number;
}

/** What is sent as an image. */
const IMAGE = /\.(?:png|jpe?g|gif)$/iu;

/** The people's side of the local SeaTalk, by its control routes. Everything throws with words when it doesn't run or refuses. */
export class PersonChats {
  readonly #local: Pick<LocalSeaTalk, 'control' | 'address'>;

  constructor(local: Pick<LocalSeaTalk, 'control' | 'address'>) {
    this.#local = local;
  }

  /** @param person SeaTalk ID or name. */
  async list(person: string): Promise<ChatListJson> {
    return chatList.parse(await this.#local.control('GET', `/people/${encodeURIComponent(person)}/chats`));
  }

  /** SeaTalk ID of a person that there is. @throws Error where there is nobody. */
  async firstPerson(): Promise<string> {
    const { people } = peopleList.parse(await this.#local.control('GET', '/people'));
    const [first] = people;
    if (!first) throw new Error('There are no people in the local SeaTalk');
    return first.seatalk_id;
  }

  async members(chat: string): Promise<ChatMembersJson> {
    return chatMembers.parse(await this.#local.control('GET', `/chats/${encodeURIComponent(chat)}/members`));
  }

  /** @param where `thread`: a root with its replies in place of the main chat; `before`: the page that ends before this message. */
  async page(
    chat: string,
    where: { readonly thread?: number | undefined; readonly before?: number | undefined } = {},
  ): Promise<ChatPageJson> {
    const query = new URLSearchParams();
    if (where.thread !== undefined) query.set('thread', String(where.thread));
    if (where.before !== undefined) query.set('before', String(where.before));
    return chatPage.parse(
      await this.#local.control('GET', `/chats/${encodeURIComponent(chat)}/messages?${query.toString()}`),
    );
  }

  async write({ chat, from, text, file, rootUid, quotedUid }: PersonMessage): Promise<void> {
    await this.#local.control('POST', '/messages', {
      ...placeOf(chat),
      from,
      ...(file ? contentOf(file) : { text }),
      ...(rootUid === undefined ? {} : { thread_id: rootUid }),
      ...(quotedUid === undefined ? {} : { quoted_message_id: quotedUid }),
    });
  }

  async edit(uid: number, text: string): Promise<void> {
    await this.#local.control('PATCH', `/messages/${uid}`, { text });
  }

  async recall(uid: number): Promise<void> {
    await this.#local.control('DELETE', `/messages/${uid}`);
  }

  /** A person presses a callback button of a card. @param button its place in the card, as a JSON Pointer. */
  async tap(person: string, uid: number, button: string): Promise<void> {
    await this.#local.control('POST', `/people/${encodeURIComponent(person)}/tap`, {
      message: uid,
      button: buttonPlace(button),
    });
  }

  /** A person opens a chat with a bot. */
  async enter(person: string, appId: string): Promise<void> {
    await this.#local.control('POST', `/people/${encodeURIComponent(person)}/open`, { app: appId });
  }

  /** A person forwards messages to a chat. */
  async forward(from: string, uids: readonly number[], chat: string): Promise<void> {
    await this.#local.control('POST', `/people/${encodeURIComponent(from)}/forward`, {
      messages: uids,
      ...chatOf(chat),
    });
  }

  async changeBots(groupId: string, change: { readonly add?: string[]; readonly remove?: string[] }) {
    await this.#local.control('POST', `/groups/${encodeURIComponent(groupId)}/bots`, change);
  }

  async changeMembers(groupId: string, change: { readonly add?: string[]; readonly remove?: string[] }) {
    await this.#local.control('POST', `/groups/${encodeURIComponent(groupId)}/members`, change);
  }

  async createGroup(group: object): Promise<void> {
    await this.#local.control('POST', '/groups', group);
  }

  /** The bytes of a file that a message holds, with their type. */
  async file(fileId: string): Promise<{ readonly bytes: Uint8Array; readonly contentType: string }> {
    const answer = await this.#get(`/files/${encodeURIComponent(fileId)}`);
    const contentType = answer.headers.get('content-type') ?? '';
    return { bytes: new Uint8Array(await answer.arrayBuffer()), contentType };
  }

  /** Calls back with each change, until the local SeaTalk ends or the signal says so. A line of another version is left out. */
  async follow(onChange: (change: ChatChange) => void, signal: AbortSignal): Promise<void> {
    const take = (line: string) => {
      const change = chatChange.safeParse(JSON.parse(line));
      if (change.success) onChange(change.data);
    };
    await followControlLines(this.#local.address, '/changes?for=people', take, signal);
  }

  /** Calls back with what becomes of events for bots, as {@link follow} does. */
  async followNews(onNews: (news: BotNews) => void, signal: AbortSignal): Promise<void> {
    const take = (line: string) => {
      const news = readBotNews(line);
      if (news) onNews(news);
    };
    await followControlLines(this.#local.address, '/deliveries/stream', take, signal);
  }

  /** Lets a bot that was paused in a chat get events of it again. */
  async resume(appId: string, chat: string): Promise<void> {
    const [kind, first = '', second = ''] = chat.split(':');
    const place = kind === 'group' ? { group: first } : { person: second };
    await this.#local.control('POST', `/apps/${encodeURIComponent(appId)}/resume`, place);
  }

  async #get(path: string): Promise<Response> {
    const { address } = this.#local;
    if (address?.controlToken === undefined) throw new Error('The control routes are closed');
    const answer = await fetch(`${address.url}/_local${path}`, {
      headers: { 'x-local-token': address.controlToken },
    });
    if (!answer.ok) throw new Error(`GET ${path} was answered with HTTP ${answer.status}`);
    return answer;
  }
}

/** A chat as routes name it that know the person. */
function chatOf(key: string): object {
  const [kind, first = ''] = key.split(':');
  return kind === 'group' ? { group: first } : { app: first };
}

/** A chat as control routes name it. */
function placeOf(key: string): object {
  const [kind, first = '', second = ''] = key.split(':');
  return kind === 'group' ? { group: first } : { app: first, person: second };
}

/** Where a button stands in its card: `/3/button_group/1` is the second button of the fourth element. */
function buttonPlace(pointer: string): { readonly element: number; readonly index: number } {
  const [, element = '', , index = '0'] = pointer.split('/');
  return { element: Number(element), index: Number(index) };
}

/** Pictures go as images, as SeaTalk sends what is pasted. */
function contentOf({ name, base64 }: { readonly name: string; readonly base64: string }): object {
  return IMAGE.test(name) ? { image: { base64 } } : { file: { filename: name, base64 } };
}
