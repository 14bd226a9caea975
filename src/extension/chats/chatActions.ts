import * as vscode from 'vscode';
import type { ButtonView } from '../../cards/view/cardView';
import { layoutCard } from '../../cards/view/layoutCard';
import { oneLine } from '../../base/plainText';
import type { ChatMessageJson, ChatPerson } from '../../emulator/control/chatSchema';
import { warningMessage } from '../base/dialogs';
import { offerLink } from '../base/offerLink';
import { pickSome } from '../base/quickPick';
import type { Choice } from '../base/wizard';
import { chooseOne, enterText } from '../base/wizard';
import { commandIds } from '../contributions';
import type { ChatActions, ChatPanel } from './chatPanel';
import type { ChatListJson, PersonChats } from './personChats';

/** Characters of a name in a list. */
const NAME_MAX = 80;
/** Larger files don't fit a message. */
const FILE_MAX_BYTES = 3_750_000;

export interface ChatActionsOptions {
  readonly chats: PersonChats;
  /** Carries out what a notice offers. */
  readonly onNotice: (chat: string, id: string, action: string) => Promise<void>;
}

/** What a person does in a chat window that asks for something outside of its page. */
export function chatActions({ chats, onNotice }: ChatActionsOptions): ChatActions {
  return {
    choosePerson: async (panel) => {
      const people = panel.list?.people ?? [];
      const person = await choosePerson(people, panel.person);
      if (person) await panel.become(person.seatalk_id);
    },
    newGroup: async (panel) => newGroup(chats, panel),
    help: async () => {
      await vscode.commands.executeCommand(commandIds.startLocal);
    },
    chatActions: async (panel, chat) => groupActions(chats, panel, chat),
    forward: async (panel, message) => forward(chats, panel, message),
    attach: async (panel, { chat, rootUid }) => attach(chats, panel, chat, rootUid),
    openFile: async (fileId, message) => saveFile(chats, fileId, message),
    openLink: async (message, pointer) => openLink(message, pointer),
    notice: onNotice,
  };
}

/** Asks who the person at the window is. @param active SeaTalk ID of the one it is now. */
export async function choosePerson(
  people: readonly ChatPerson[],
  active?: string,
): Promise<ChatPerson | undefined> {
  const items = people.map((person): Choice<ChatPerson> => ({
    iconPath: new vscode.ThemeIcon('account'),
    label: oneLine(person.name, NAME_MAX),
    description: person.email,
    value: person,
  }));
  return chooseOne(vscode.l10n.t('Chat As'), {
    placeholder: vscode.l10n.t('Choose who you are in the local SeaTalk'),
    items,
    ...(active !== undefined && {
      active: people.find(({ seatalk_id: id }) => id === active),
    }),
  });
}

async function newGroup(chats: PersonChats, panel: ChatPanel): Promise<void> {
  const { list } = panel;
  if (!list) return;
  const title = vscode.l10n.t('New Group');
  const name = await enterText(title, {
    prompt: vscode.l10n.t('Name of the group'),
    check: (text) => (text.trim() === '' ? vscode.l10n.t('Enter a name.') : undefined),
  });
  if (name === undefined) return;
  const others = list.people.filter(({ seatalk_id: id }) => id !== panel.person);
  const people = others.map(({ name: label, email, seatalk_id: id }) => ({ label, description: email, id }));
  const bots = botsOf(list).map(({ title: label, appId }) => ({
    label,
    description: vscode.l10n.t('bot'),
    id: appId,
  }));
  const members = await pickSome([...bots, ...people], {
    title,
    placeHolder: vscode.l10n.t('Choose members and bots'),
  });
  if (!members) return;
  const isBot = ({ id }: { readonly id: string }) => bots.some((bot) => bot.id === id);
  await chats.createGroup({
    name,
    owner: panel.person,
    members: [panel.person, ...members.filter((one) => !isBot(one)).map(({ id }) => id)],
    bots: members.filter(isBot).map(({ id }) => id),
  });
}

async function groupActions(chats: PersonChats, panel: ChatPanel, chat: string): Promise<void> {
  const row = panel.list?.chats.find(({ key }) => key === chat);
  const groupId = row?.group_id;
  if (!panel.list || typeof groupId !== 'string') return;
  const { people, bots } = await chats.members(chat);
  const inGroup = new Set(bots.map(({ app_id: id }) => id));
  const item = (icon: string, label: string, run: () => Promise<void>): Choice<() => Promise<void>> => ({
    iconPath: new vscode.ThemeIcon(icon),
    label,
    value: run,
  });
  const isMember = new Set(people.map(({ seatalk_id: id }) => id));
  const run = await chooseOne<() => Promise<void>>(oneLine(row?.title ?? '', NAME_MAX), {
    placeholder: vscode.l10n.t('Choose what to do as {0}', panel.list.me.name),
    items: [
      ...botsOf(panel.list)
        .filter(({ appId }) => !inGroup.has(appId))
        .map(({ title, appId }) =>
          item('add', vscode.l10n.t('Add {0}', oneLine(title, NAME_MAX)), () =>
            chats.changeBots(groupId, { add: [appId] }),
          ),
        ),
      ...bots.map(({ app_id: appId, name }) =>
        item('remove', vscode.l10n.t('Remove {0}', oneLine(name, NAME_MAX)), () =>
          chats.changeBots(groupId, { remove: [appId] }),
        ),
      ),
      item('person-add', vscode.l10n.t('Add People…'), async () => {
        const strangers = panel.list?.people.filter(({ seatalk_id: id }) => !isMember.has(id)) ?? [];
        const added = await pickSome(
          strangers.map(({ name: label, email, seatalk_id: id }) => ({ label, description: email, id })),
          { placeHolder: vscode.l10n.t('Choose who joins') },
        );
        if (added?.length) await chats.changeMembers(groupId, { add: added.map(({ id }) => id) });
      }),
      item('sign-out', vscode.l10n.t('Leave Group'), () =>
        chats.changeMembers(groupId, { remove: [panel.person] }),
      ),
    ],
  });
  await run?.();
}

/** The bots that a person can chat with. */
function botsOf({ chats }: ChatListJson): readonly { readonly title: string; readonly appId: string }[] {
  return chats.flatMap(({ kind, title, app_id: appId }) =>
    kind === 'direct' && appId !== null ? [{ title, appId }] : [],
  );
}

async function forward(chats: PersonChats, panel: ChatPanel, message: ChatMessageJson): Promise<void> {
  const targets = panel.list?.chats.filter(({ kind, disbanded }) => kind !== 'notice' && !disbanded) ?? [];
  const chat = await chooseOne<string>(vscode.l10n.t('Forward'), {
    placeholder: vscode.l10n.t('Choose where the message goes'),
    items: targets.map(({ key, title, kind }) => ({
      iconPath: new vscode.ThemeIcon(kind === 'group' ? 'organization' : 'hubot'),
      label: oneLine(title, NAME_MAX),
      value: key,
    })),
  });
  if (chat !== undefined) await chats.forward(panel.person, [message.uid], chat);
}

async function attach(
  chats: PersonChats,
  panel: ChatPanel,
  chat: string,
  rootUid: number | undefined,
): Promise<void> {
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Send a File'),
    openLabel: vscode.l10n.t('Send'),
    canSelectMany: true,
  });
  for (const uri of files ?? []) {
    const name = uri.path.split('/').at(-1) ?? '';
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > FILE_MAX_BYTES) {
      void warningMessage(vscode.l10n.t('{0} is larger than 5 MB in Base64.', oneLine(name, NAME_MAX)));
      continue;
    }
    const base64 = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('base64');
    const file = { name, base64 };
    await chats.write({ chat, from: panel.person, file, ...(rootUid !== undefined && { rootUid }) });
  }
}

async function saveFile(
  chats: PersonChats,
  fileId: string,
  message: ChatMessageJson | undefined,
): Promise<void> {
  const name = message?.body.kind === 'file' ? message.body.filename : `${fileId}.mp4`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    // The name comes from a message: it must not lead out of the folder.
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name.replaceAll(/[\\/]/gu, '_')) }),
  });
  if (target) await vscode.workspace.fs.writeFile(target, (await chats.file(fileId)).bytes);
}

async function openLink({ body }: ChatMessageJson, pointer: string): Promise<void> {
  if (body.kind !== 'card') return;
  const buttons = layoutCard(body.elements).blocks.flatMap((block): readonly ButtonView[] =>
    block.kind === 'buttons' ? block.buttons : [],
  );
  const action = buttons.find((button) => button.pointer === pointer)?.action;
  if (action?.kind !== 'redirect') return;
  // The window is a desktop.
  const link = action.desktop ?? action.mobile;
  if (link) await offerLink(link.path);
}
