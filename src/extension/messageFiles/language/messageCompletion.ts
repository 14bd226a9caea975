import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { VARIABLE_KEYS } from '../../../messageFiles/frontMatter';
import { FILE_FORMS, GIT_FIELDS } from '../../../messageFiles/messageFile';
import type { FileForm, MessageFile } from '../../../messageFiles/messageFile';
import { placeAt } from '../../../messageFiles/placeAt';
import type { Place } from '../../../messageFiles/placeAt';
import { SOURCES } from '../../../messageFiles/placeholders';
import type { ChatsKnown } from '../../../messageFiles/resolveTo';
import { mentionTag } from '../../../messageFiles/toSource';
import { looksSecret } from '../../../messageFiles/secretNames';
import { targetOfName } from '../../../sending/namedTargets';
import { targetWords } from '../../send/target/targetWords';
import type { Services } from '../../session/services';
import { chatsKnown, readMessage, toRange } from '../readMessage';
import { fileFormWords, gitFieldWords, keyWords, sourceWords } from './keyWords';

const { Keyword, EnumMember, Value, Variable, User, Snippet, Constant } = vscode.CompletionItemKind;

interface Offer {
  readonly label: string;
  readonly kind: vscode.CompletionItemKind;
  readonly insert?: string | vscode.SnippetString;
  readonly detail?: string | undefined;
  /** What is typed is compared with it. */
  readonly filter?: string;
}

/** What can be written at a place of a message file: keys, values, chats and people that are known, variables. */
export async function messageCompletion(
  services: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const file = readMessage(document);
  const place = placeAt(file, document.offsetAt(position));
  if (!place) return [];
  const offers = offersAt(place, file, await chatsKnown(services, document.uri));
  const range = toRange(document, place.range);
  return offers.map(({ label, kind, insert, detail, filter }, index) => {
    const item = new vscode.CompletionItem(
      { label, ...(detail === undefined ? {} : { description: detail }) },
      kind,
    );
    item.insertText = insert ?? label;
    item.range = range;
    item.sortText = String(index).padStart(4, '0');
    item.filterText = filter ?? label;
    return item;
  });
}

function offersAt(place: Place, file: MessageFile, known: ChatsKnown): Offer[] {
  switch (place.kind) {
    case 'start':
      return [
        {
          label: '---',
          kind: Snippet,
          insert: new vscode.SnippetString('---\nto: $1\n---\n$0'),
          detail: vscode.l10n.t('Chat and form of this message'),
          filter: file.text.slice(place.range.offset, place.range.offset + place.range.length) || '---',
        },
      ];
    case 'key':
      return place.free.map((key) => ({
        label: key,
        kind: Keyword,
        insert: new vscode.SnippetString(key === 'variables' ? 'variables:\n  ${1:name}: $0' : `${key}: $0`),
        detail: keyWords(key),
      }));
    case 'to':
      return chatOffers(known);
    case 'as':
      return (Object.keys(FILE_FORMS) as FileForm[]).map((form) => ({
        label: form,
        kind: EnumMember,
        detail: fileFormWords(form),
      }));
    case 'thread':
      return [];
    case 'mentions':
      return [
        { label: 'all', kind: Constant, detail: vscode.l10n.t('Everyone in the chat') },
        ...peopleOffers(known, (mention) => mention),
      ];
    case 'mention':
      return peopleOffers(known, mentionTag, '@');
    case 'git':
      return gitOffers('');
    case 'variable_key':
      return VARIABLE_KEYS.map((key) => ({
        label: key,
        kind: Keyword,
        insert: new vscode.SnippetString(key === 'options' ? 'options: [$0]' : `${key}: $0`),
        detail: SOURCES.some((source) => source === key) ? sourceWords(key as (typeof SOURCES)[number]) : '',
      }));
    case 'placeholder':
      return placeholderOffers(file, place.isOpen ? '}' : '');
    case 'argument':
      return argumentOffers(place);
  }
}

/** Names first. Ids stand with the chat's name as a remark, so that people can read the file. */
function chatOffers(known: ChatsKnown): Offer[] {
  const named = known.targets.flatMap((target): Offer[] => {
    const found = targetOfName(target, known);
    if (!found.found) return [];
    const detail = oneLine(targetWords(found.target), 80);
    return [
      {
        label: target.name,
        kind: Value,
        insert: yaml(target.name),
        detail,
        filter: `${target.name} ${detail}`,
      },
    ];
  });
  const groups = known.groups.map(({ groupId, name }): Offer => {
    const shown = oneLine(name ?? '', 80);
    return {
      label: shown || groupId,
      kind: Value,
      insert: shown ? `${groupId} # ${shown}` : groupId,
      detail: vscode.l10n.t('group'),
      filter: `${shown} ${groupId}`,
    };
  });
  const people = known.people.map(({ employeeCode, name, email }): Offer => {
    const shown = oneLine(name ?? employeeCode, 80);
    return {
      label: shown,
      kind: User,
      insert: email === undefined ? `${employeeCode} # ${shown}` : email,
      detail: oneLine(email ?? employeeCode, 80),
      filter: `${shown} ${email ?? ''} ${employeeCode}`,
    };
  });
  const webhooks = known.webhooks.map(({ name }): Offer => ({
    label: oneLine(name, 80),
    kind: Value,
    insert: `{ webhook: ${yaml(name)} }`,
    detail: vscode.l10n.t('webhook'),
  }));
  return [...named, ...groups, ...people, ...webhooks];
}

function peopleOffers(known: ChatsKnown, write: (mention: string) => string, mark = ''): Offer[] {
  return known.people.flatMap(({ name, email, seatalkId }): Offer[] => {
    const mention = email ?? seatalkId;
    if (mention === undefined) return [];
    const shown = oneLine(name ?? mention, 80);
    const detail = oneLine(mention, 80);
    return [
      { label: shown, kind: User, insert: write(mention), detail, filter: `${mark}${shown} ${detail}` },
    ];
  });
}

function placeholderOffers({ variables }: MessageFile, end: string): Offer[] {
  return [
    ...variables.map(({ name, spec }): Offer => ({
      label: name,
      kind: Variable,
      insert: `${name}${end}`,
      detail: spec.kind === 'text' ? oneLine(spec.text, 60) : sourceWords(spec.kind),
    })),
    ...gitOffers(end).map((offer) => ({
      ...offer,
      label: `git:${offer.label}`,
      insert: `git:${offer.label}${end}`,
    })),
    ...SOURCES.filter((source) => source !== 'git').map((source): Offer => ({
      label: `${source}:`,
      kind: Keyword,
      insert: new vscode.SnippetString(`${source}:$0`).appendText(end),
      detail: sourceWords(source),
    })),
  ];
}

function argumentOffers({ source, isOpen }: Extract<Place, { kind: 'argument' }>): Offer[] {
  const end = isOpen ? '}' : '';
  if (source === 'git') return gitOffers(end);
  if (source !== 'env' || !vscode.workspace.isTrusted) return [];
  return Object.keys(process.env)
    .filter((name) => !looksSecret(name))
    .toSorted((one, other) => one.localeCompare(other))
    .map((name) => ({ label: name, kind: Variable, insert: `${name}${end}` }));
}

function gitOffers(end: string): Offer[] {
  return GIT_FIELDS.map((field) => ({
    label: field,
    kind: EnumMember,
    insert: `${field}${end}`,
    detail: gitFieldWords(field),
  }));
}

/** A text as YAML reads it back. */
function yaml(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(text) && text === text.trim() ? text : JSON.stringify(text);
}
