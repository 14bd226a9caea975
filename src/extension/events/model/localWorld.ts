import * as z from 'zod';
import type { ButtonView } from '../../../cards/view/cardView';
import { layoutCard } from '../../../cards/view/layoutCard';
import type { ChatMessageJson } from '../../../emulator/control/chatSchema';
import { chatPage } from '../../../emulator/control/chatSchema';
import type { LocalSeaTalk } from '../../local/localSeaTalk';
import type { TestGroup, TestPerson } from './testEvents';

const app = z.object({
  app_id: z.string(),
  name: z.string(),
  bot_seatalk_id: z.string(),
  app_secret: z.string(),
  signing_secret: z.string().optional().catch(undefined),
});
/** An app of the local SeaTalk, with the secrets a bot on this machine needs. They open nothing else. */
export type WorldApp = z.infer<typeof app>;

const person = z.object({
  seatalk_id: z.string(),
  employee_code: z.string().catch(''),
  email: z.string().catch(''),
  name: z.string(),
});
export type WorldPerson = z.infer<typeof person>;

const group = z.object({
  group_id: z.string(),
  name: z.string(),
  /** By SeaTalk ID. */
  members: z.record(z.string(), z.unknown()).catch({}),
  bots: z.array(z.object({ app_id: z.string() })).catch([]),
  external: z.boolean().catch(false),
  chat_history_for_new_members: z.string().catch('disabled'),
  can_notify_with_at_all: z.boolean().catch(true),
  can_view_member_list: z.boolean().catch(true),
});
export type WorldGroup = z.infer<typeof group>;

const messageIds = z.object({
  message_ids: z.record(z.string(), z.string()),
  root_uid: z.int().nullish(),
});

/** What test events are made of: the apps, people, groups and messages of the local SeaTalk, by its control routes. */
export class LocalWorld {
  readonly #local: Pick<LocalSeaTalk, 'control'>;

  constructor(local: Pick<LocalSeaTalk, 'control'>) {
    this.#local = local;
  }

  async apps(): Promise<readonly WorldApp[]> {
    return z.object({ apps: z.array(app) }).parse(await this.#local.control('GET', '/apps')).apps;
  }

  async people(): Promise<readonly WorldPerson[]> {
    return z.object({ people: z.array(person) }).parse(await this.#local.control('GET', '/people')).people;
  }

  async groups(): Promise<readonly WorldGroup[]> {
    return z.object({ groups: z.array(group) }).parse(await this.#local.control('GET', '/groups')).groups;
  }

  /** The latest messages of a chat without the replies of threads, newest first. @param chat its key. */
  async messages(chat: string): Promise<readonly ChatMessageJson[]> {
    const answer = await this.#local.control('GET', `/chats/${encodeURIComponent(chat)}/messages`);
    return chatPage.parse(answer).messages.toReversed();
  }

  /** The id by which an app knows a message. */
  async messageId(uid: number, appId: string): Promise<string> {
    const answer = messageIds.parse(await this.#local.control('GET', `/messages/${uid}`));
    return answer.message_ids[appId] ?? '';
  }
}

/** A person as events name them. */
export function testPerson({ seatalk_id, employee_code, email }: WorldPerson): TestPerson {
  return { seatalk_id, employee_code, email };
}

export function testGroup(given: WorldGroup): TestGroup {
  const { group_id: groupId, name, external } = given;
  return {
    groupId,
    name,
    external,
    settings: {
      chat_history_for_new_members: given.chat_history_for_new_members,
      can_notify_with_at_all: given.can_notify_with_at_all,
      can_view_member_list: given.can_view_member_list,
    },
  };
}

/** The callback buttons of a message; none where it isn't a card. */
export function callbackButtons({ body }: ChatMessageJson): readonly ButtonView[] {
  if (body.kind !== 'card') return [];
  return layoutCard(body.elements).blocks.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.filter(({ action }) => action.kind === 'callback') : [],
  );
}
