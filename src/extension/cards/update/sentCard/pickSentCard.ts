import * as vscode from 'vscode';
import { messageTimeMs } from '../../../../contract/absent';
import { messageKind } from '../../../../contract/inbound';
import type { SentCard } from '../../../../directory/sentCards';
import type { Choice } from '../../../base/wizard';
import { chooseOne, enterText, heading } from '../../../base/wizard';
import { ChatMessageNode } from '../../../groups/nodes/chatMessageNode';
import { QuotedNode } from '../../../groups/nodes/quotedNode';
import { relativeTime } from '../../../../base/relativeTime';
import { oneLine } from '../../../../base/plainText';
import type { Session } from '../../../session/session';
import { refOf, refOfSent, updatableUntilMs } from './oldCard';
import type { CardRef } from '../../source/sentCard';
import { cardName } from './cardName';

/** At most so many cards are offered that were only seen in groups. */
const SEEN_MAX = 50;

interface Listed {
  readonly ref: CardRef;
  readonly name: string;
  readonly chat: string;
  readonly sentAtMs: number;
}

/** The card of a row of the groups view and what it is called; undefined for anything else. */
export function cardOfRow(given: unknown): { readonly ref: CardRef; readonly name: string } | undefined {
  if (!(given instanceof ChatMessageNode || given instanceof QuotedNode)) return undefined;
  const ref = refOf(given.message, given.groupId);
  return ref && { ref, name: cardName(given.message.interactive_message?.elements ?? []) };
}

/** Asks which card to update: of those sent from here and those seen in groups, or by its id. */
export async function pickSentCard(session: Session, nowMs: number): Promise<CardRef | undefined> {
  const sent = (await session.sentCards.load()).map((card) => sentCard(session, card));
  const known = new Set(sent.map(({ ref }) => ref.messageId));
  const seen = seenCards(session, nowMs).filter(({ ref }) => !known.has(ref.messageId));
  const choices = (cards: readonly Listed[]) => cards.map((card) => choiceOf(card, nowMs));
  const [sentChoices, seenChoices] = [choices(sent), choices(seen)];
  const all = [...sentChoices, ...seenChoices];
  const enter: Choice<CardRef | 'enter'> = {
    iconPath: new vscode.ThemeIcon('edit'),
    label: vscode.l10n.t('Enter a Message ID…'),
    value: 'enter',
  };
  const [first] = all;
  const picked = await chooseOne<CardRef | 'enter'>(vscode.l10n.t('Update Sent Card'), {
    placeholder:
      all.length === 0
        ? vscode.l10n.t('No card was sent from here or loaded from a group in the last 7 days')
        : vscode.l10n.t("Choose a card of the last 7 days. SeaTalk doesn't update older ones."),
    items: [
      ...section(vscode.l10n.t('sent or updated from here'), sentChoices),
      ...section(vscode.l10n.t('from groups'), seenChoices),
      ...section(all.length > 0 ? vscode.l10n.t('other') : '', [enter]),
    ],
    active: first?.value ?? 'enter',
  });
  return picked === 'enter' ? enterMessageId() : picked;
}

function section(title: string, choices: readonly vscode.QuickPickItem[]): readonly vscode.QuickPickItem[] {
  return choices.length === 0 || title === '' ? choices : [heading(title), ...choices];
}

function choiceOf({ ref, name, chat, sentAtMs }: Listed, nowMs: number): Choice<CardRef> {
  const time = relativeTime(sentAtMs, nowMs, vscode.env.language);
  return {
    iconPath: new vscode.ThemeIcon('credit-card'),
    label: oneLine(name, 60),
    description: [oneLine(chat, 60), time].filter(Boolean).join(' · '),
    value: ref,
  };
}

function sentCard(session: Session, card: SentCard): Listed {
  const { groupId, employeeCode, chatName, elements, sentAtMs } = card;
  const chat =
    groupId === undefined ? (chatName ?? employeeCode ?? '') : groupName(session, groupId, chatName);
  return { ref: refOfSent(card), name: cardName(elements), chat, sentAtMs };
}

/** Cards of the app, or of a bot that may be the app, in what was read of groups; the newest first. */
function seenCards(session: Session, nowMs: number): readonly Listed[] {
  return session.history
    .seen()
    .flatMap(({ message, groupId }): Listed[] => {
      const ref = refOf(message, groupId);
      const sentAtMs = messageTimeMs(message);
      const isCard = messageKind(message) === 'interactive_message';
      const own = message.sender ? session.people.isOwnBot(message.sender) : false;
      if (!ref || !isCard || own === false || updatableUntilMs(sentAtMs) < nowMs) return [];
      const name = cardName(message.interactive_message?.elements ?? []);
      return [{ ref, name, chat: groupId === undefined ? '' : groupName(session, groupId), sentAtMs }];
    })
    .toSorted((a, b) => b.sentAtMs - a.sentAtMs)
    .slice(0, SEEN_MAX);
}

/** A group's name as far as it is known, else its id. */
export function groupName(session: Session, groupId: string, otherwise?: string): string {
  return session.groups.groups.find((group) => group.groupId === groupId)?.name ?? otherwise ?? groupId;
}

async function enterMessageId(): Promise<CardRef | undefined> {
  const messageId = await enterText(vscode.l10n.t('Update Sent Card'), {
    prompt: vscode.l10n.t(
      'Message ID returned when the app sent the card. Each app has its own IDs for the same message.',
    ),
    check: (text) => {
      if (text === '') return vscode.l10n.t('Enter a message ID.');
      return /\s/u.test(text) ? vscode.l10n.t("A message ID can't contain spaces.") : undefined;
    },
  });
  return messageId === undefined ? undefined : { messageId };
}
