import type { Emulator } from '../emulator/emulator';
import { buttonsOf } from '../emulator/world/cardButtons';
import type { ChatPlace, MessageRecord } from '../emulator/world/messageRecords';
import type { PersonRecord } from '../emulator/world/records';
import { mentionTag } from './bot';
import type { Control } from './control';
import { localMessage, placeName, placeOf, recordOf } from './messages';
import { groupNamed, knownApp, quoted, unknownName } from './names';
import type { LocalBot, LocalContent, LocalMessage, LocalPerson, LocalPlace } from './types';

export interface PersonParts {
  readonly emulator: Emulator;
  readonly control: Control;
}

/** Somebody, as tests see them. Every act is a control request; what the routes let pass and SeaTalk doesn't is rejected here. */
export class Person implements LocalPerson {
  readonly name: string;
  readonly email: string;
  readonly employeeCode: string;
  readonly seatalkId: string;
  readonly #parts: PersonParts;

  constructor({ name, email, employeeCode, seatalkId }: PersonRecord, parts: PersonParts) {
    this.name = name;
    this.email = email;
    this.employeeCode = employeeCode;
    this.seatalkId = seatalkId;
    this.#parts = parts;
  }

  get mention(): string {
    return mentionTag(this.seatalkId);
  }

  async writes(content: string | LocalContent, place: LocalPlace = {}): Promise<LocalMessage> {
    const { world } = this.#parts.emulator;
    const thread = place.thread && recordOf(world, place.thread);
    const quotes = place.quotes && recordOf(world, place.quotes);
    const said = thread ?? quotes;
    const chat = place.in === undefined && said ? placeOf(world, said) : this.#chatNamed(place.in);
    this.#mustBeIn(chat);
    return this.#message('POST', '/messages', {
      from: this.seatalkId,
      ...placeBody(chat),
      ...(typeof content === 'string' ? { text: content } : contentBody(content)),
      ...(thread && { thread_id: thread.rootUid ?? thread.uid }),
      ...(quotes && { quoted_message_id: quotes.uid }),
    });
  }

  async taps(button: string, card?: LocalMessage): Promise<void> {
    const { world } = this.#parts.emulator;
    const message = card ? recordOf(world, card) : this.#latestCardWith(button);
    await this.#act('tap', { message: message.uid, button });
  }

  async opensChatWith(bot?: string | LocalBot): Promise<void> {
    const name = typeof bot === 'object' ? bot.app.appId : (bot ?? this.#parts.emulator.app.appId);
    await this.#act('open', { app: knownApp(this.#parts.emulator.world, name).appId });
  }

  async edits(message: LocalMessage, text: string): Promise<LocalMessage> {
    return this.#message('PATCH', `/messages/${this.#own(message, 'edit').uid}`, { text });
  }

  async recalls(message: LocalMessage): Promise<void> {
    await this.#message('DELETE', `/messages/${this.#own(message, 'recall').uid}`);
  }

  async forwards(
    messages: LocalMessage | readonly LocalMessage[],
    { comment, ...place }: Pick<LocalPlace, 'in'> & { readonly comment?: string } = {},
  ): Promise<LocalMessage> {
    const { world } = this.#parts.emulator;
    const list = 'id' in messages ? [messages] : messages;
    return this.#message('POST', `/people/${this.seatalkId}/forward`, {
      ...placeBody(this.#chatNamed(place.in), false),
      messages: list.map((message) => recordOf(world, message).uid),
      ...(comment !== undefined && { comment }),
    });
  }

  #act(act: string, body: object): Promise<unknown> {
    return this.#parts.control.ask('POST', `/people/${this.seatalkId}/${act}`, body);
  }

  async #message(method: string, path: string, body?: object): Promise<LocalMessage> {
    return localMessage(this.#parts.emulator.world, await this.#parts.control.message(method, path, body));
  }

  /** A group, or the direct chat with a bot. @throws TypeError when there is neither. */
  #chatNamed(name: string | undefined): ChatPlace {
    const { world, app } = this.#parts.emulator;
    const direct = (appId: string): ChatPlace => ({ kind: 'direct', appId, seatalkId: this.seatalkId });
    if (name === undefined) return direct(app.appId);
    const group = groupNamed(world, name);
    if (group) return { kind: 'group', groupId: group.groupId };
    try {
      return direct(knownApp(world, name).appId);
    } catch {
      const chats = [...world.groups.values(), ...world.apps.values()].map((one) => one.name);
      throw unknownName('group or bot', name, chats);
    }
  }

  /** @throws Error when the person can't write there. */
  #mustBeIn(place: ChatPlace): void {
    const { world } = this.#parts.emulator;
    const group = place.kind === 'group' ? world.groups.get(place.groupId) : undefined;
    if (group?.disbanded) throw new Error(`The group "${group.name}" was disbanded.`);
    if (this.#isIn(place)) return;
    throw new Error(
      group
        ? `${this.name} isn't a member of "${group.name}".`
        : `${this.name} isn't in the chat with ${placeName(world, place)}.`,
    );
  }

  #isIn(place: ChatPlace): boolean {
    if (place.kind !== 'group') return place.seatalkId === this.seatalkId;
    return this.#parts.emulator.world.groups.get(place.groupId)?.members.has(this.seatalkId) ?? false;
  }

  /** @throws Error when the message is somebody else's. */
  #own(message: LocalMessage, act: string): MessageRecord {
    const record = recordOf(this.#parts.emulator.world, message);
    if (record.sender.seatalkId === this.seatalkId) return record;
    throw new Error(`${this.name} can't ${act} a message of ${message.from}.`);
  }

  /** @throws Error that says which buttons there are. */
  #latestCardWith(button: string): MessageRecord {
    const { world } = this.#parts.emulator;
    const seen = [...world.messages.values()].filter(
      (message) => !message.recalled && message.body.kind === 'card' && this.#isIn(placeOf(world, message)),
    );
    const latest = seen.toSorted((one, other) => other.sentAtMs - one.sentAtMs || other.uid - one.uid);
    const found = latest.find((message) => labelsOf(message).some((names) => names.includes(button)));
    if (found) return found;
    const labels = new Set(latest.flatMap((message) => labelsOf(message).map(([label]) => label ?? '')));
    throw new Error(
      `No card that ${this.name} can see has a button "${button}". Buttons there: ${quoted([...labels])}.`,
    );
  }
}

/** Label, and value, of each button that calls a bot. */
function labelsOf({ body }: MessageRecord): string[][] {
  if (body.kind !== 'card') return [];
  return buttonsOf(body.elements).flatMap(({ button }) =>
    button.button_type === 'callback' ? [[button.text, button.value]] : [],
  );
}

/** A place as control requests name it. @param isWithPerson whether the person of a direct chat isn't named elsewhere. */
function placeBody(place: ChatPlace, isWithPerson = true): object {
  if (place.kind === 'group') return { group: place.groupId };
  return { app: place.appId, ...(isWithPerson && { person: place.seatalkId }) };
}

function contentBody(content: LocalContent): object {
  if ('image' in content) return { image: { base64: base64Of(content.image) } };
  if ('video' in content) return { video: { base64: base64Of(content.video) } };
  if (!('file' in content)) return content;
  const { filename, content: bytes } = content.file;
  return { file: { filename, base64: base64Of(bytes) } };
}

function base64Of(bytes: string | Uint8Array): string {
  return (typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes)).toString('base64');
}
